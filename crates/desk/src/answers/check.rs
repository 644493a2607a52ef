//! Is kept HTML what a brief writes? A store may come from anybody, and what stands in it is shown on a page that can act.
//!
//! Nothing is mended: what holds any element, attribute or form of writing that a brief does not write is not shown. The
//! policy of the page keeps scripts and styles out besides; forms, buttons and links to elsewhere are kept out here.

const ELEMENTS: [&str; 52] = [
    "a",
    "article",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "g",
    "h1",
    "h2",
    "h3",
    "header",
    "i",
    "li",
    "line",
    "mark",
    "ol",
    "p",
    "path",
    "polygon",
    "polyline",
    "rect",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tspan",
    "ul",
    "b",
];
const ATTRIBUTES: [&str; 48] = [
    "id",
    "class",
    "lang",
    "dir",
    "href",
    "rel",
    "title",
    "role",
    "tabindex",
    "scope",
    "colspan",
    "rowspan",
    "datetime",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-describedby",
    "viewBox",
    "direction",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "points",
    "width",
    "height",
    "overflow",
    "text-anchor",
    "stroke-width",
    "transform",
    "opacity",
    "fill-opacity",
    "stroke-dasharray",
    "dx",
    "dy",
    "font-size",
    "preserveAspectRatio",
    "focusable",
    "open",
    "start",
];

/// Whether HTML is made of nothing but what a brief writes.
pub fn is_of_a_brief(html: &str) -> bool {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if rest[..at].contains('>') {
            return false;
        }
        let Some(end) = rest[at..].find('>') else { return false };
        if !is_tag(&rest[at + 1..at + end]) {
            return false;
        }
        rest = &rest[at + end + 1..];
    }
    !rest.contains('>')
}

/// Whether what stands between two angle brackets is a tag of a brief.
fn is_tag(tag: &str) -> bool {
    if let Some(name) = tag.strip_prefix('/') {
        return ELEMENTS.contains(&name);
    }
    let tag = tag.strip_suffix('/').unwrap_or(tag).trim_end_matches(' ');
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    if !ELEMENTS.contains(&name) {
        return false;
    }
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if !ATTRIBUTES.contains(&attribute) {
            return false;
        }
        let value = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
        rest = match (after.chars().next(), value) {
            (None, _) => "",
            (Some(' '), _) => &after[1..],
            (_, Some((value, after))) => {
                if attribute == "href" && !leads_where_it_may(value) {
                    return false;
                }
                match after.strip_prefix(' ') {
                    Some(after) => after,
                    None if after.is_empty() => "",
                    None => return false,
                }
            }
            _ => return false,
        };
    }
    true
}

fn leads_where_it_may(address: &str) -> bool {
    address.starts_with('#') || address.starts_with("http://") || address.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_brief_writes_and_what_it_does_not() {
        for ours in [
            "",
            "plain &lt;b&gt;",
            "<section id=\"en-x\" class=\"a b\" aria-labelledby=\"x\">\n<h2 id=\"x\">x</h2></section>",
            "<a href=\"#en-limits\">7</a> <a href=\"https://example.org/a?b=1\" rel=\"noreferrer\">x</a>",
            "<svg class=\"wide\" viewBox=\"0 0 7 7\" role=\"img\"><line x1=\"0\" y1=\"1\" x2=\"2\" y2=\"3\"/></svg><br>",
            "<details open><summary>x</summary></details>",
        ] {
            assert!(is_of_a_brief(ours), "{ours}");
        }
        for other in [
            "<form action=\"/people/close\" method=\"post\"><button>x</button></form>",
            "<script>alert(1)</script>",
            "<SCRIPT>x</SCRIPT>",
            "<img src=\"x\" onerror=\"x\">",
            "<p onclick=\"x\">x</p>",
            "<p style=\"position:fixed\">x</p>",
            "<a href=\"javascript:x\">x</a>",
            "<a href=\"/people\">x</a>",
            "<a href=\"//evil.example\">x</a>",
            "<a href='https://x'>x</a>",
            "<a href=https://x>x</a>",
            "<a href=\"#x\"onclick=\"x\">x</a>",
            "<!-- x -->",
            "<![CDATA[x]]>",
            "<?x?>",
            "<iframe src=\"x\">",
            "<style>x</style>",
            "<meta http-equiv=\"refresh\" content=\"0\">",
            "<base href=\"https://x\">",
            "<svg><use href=\"#x\"/></svg>",
            "<svg><foreignObject><form></form></foreignObject></svg>",
            "<p\tid=\"x\">x</p>",
            "<p/id=\"x\">x</p>",
            "<p id=\"x",
            "< p>x",
            "x > y",
            "<p id=\"a>b\">",
            "<math><mtext>x</mtext></math>",
            "<noscript><p>x</p></noscript>",
            "<textarea>",
            "<input name=\"x\">",
        ] {
            assert!(!is_of_a_brief(other), "{other}");
        }
    }
}
