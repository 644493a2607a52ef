//! Who claims which attack of an article, in the words of reporters.

use tazamun_reader::Reader;
use tazamun_record::Article;

/// The day of an incident, and who claims it.
type Told = (&'static str, Option<&'static str>);

/// A text, and what is told of each of its incidents.
const CASES: &[(&str, &[Told])] = &[
    // After some sentences that tell more of it.
    (
        "قتل خمسة جنود وأصيب تسعة في انفجار سيارة مفخخة في الموصل يوم الأحد 7 يناير 2018.\n\
         وأغلقت الشرطة الشوارع القريبة ومنعت الدخول إليها.\n\
         ولم يصدر عن المحافظ شيء.\n\
         وأعلن تنظيم داعش مسؤوليته عنه.",
        &[("2018-01-07", Some("IS"))],
    ),
    // In its own sentence.
    (
        "في 14 مارس 2017 قتل 20 مدنيا في تفجير انتحاري تبناه تنظيم داعش في بغداد.",
        &[("2017-03-14", Some("IS"))],
    ),
    // The one that stands before it, not the one after.
    (
        "قتل 12 شخصا في 3 مايو 2017 في تفجير سيارة مفخخة في كابل.\n\
         وتبنت حركة طالبان الهجوم.\n\
         وفي 9 يونيو 2017 قتل 7 أشخاص في تفجير عبوة ناسفة في هرات.",
        &[("2017-05-03", Some("TALIBAN")), ("2017-06-09", None)],
    ),
    // Nobody does.
    (
        "قتل 12 شخصا في 3 مايو 2017 في تفجير سيارة مفخخة في كابل.\nولم تعلن حركة طالبان مسؤوليتها عن الهجوم.",
        &[("2017-05-03", None)],
    ),
    // To blame is not to claim.
    (
        "قتل ستة مدنيين في قصف على تعز في 5 أبريل 2018.\nوحمل الأهالي ميليشيا الحوثي مسؤولية حياة الجرحى.",
        &[("2018-04-05", None)],
    ),
    (
        "Nine soldiers were killed on March 3, 2019 when a car bomb exploded near Mosul.\n\
         The road was closed for hours.\nThe Islamic State claimed responsibility.",
        &[("2019-03-03", Some("IS"))],
    ),
];

#[test]
fn claims_go_to_the_incident_that_they_are_about() {
    for (text, expected) in CASES {
        let article = Article {
            doc: "claims".into(),
            published: "2019-06-01".parse().expect("a day"),
            title: String::new(),
            text: (*text).into(),
            source: None,
            url: None,
        };
        let mut read: Vec<(String, Option<String>)> = Reader::new()
            .read(&article)
            .iter()
            .map(|r| {
                (r.facts.when.start().to_string(), r.facts.claimed_by.as_ref().map(|a| a.code().to_owned()))
            })
            .collect();
        read.sort();
        let read: Vec<(&str, Option<&str>)> = read.iter().map(|(d, c)| (d.as_str(), c.as_deref())).collect();
        assert_eq!(&read, expected, "{text}");
    }
}
