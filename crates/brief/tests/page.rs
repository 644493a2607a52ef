//! What a person sees of a brief, without a browser: the words, their order, what every number rests on.

mod january;

use std::path::Path;
use tazamun_brief::*;

#[test]
fn the_page_is_written_where_it_can_be_looked_at() {
    let page = html(&january::brief());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("january.html");
    std::fs::write(&file, &page).unwrap();
    assert!(page.len() < 400_000, "{} bytes", page.len());
    println!("{} ({} bytes)", file.display(), page.len());
}
