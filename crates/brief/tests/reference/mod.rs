//! Pictures of pages held against reference images, which are an eighth of the page's size: at that size a letter is a
//! shade, so that another version of a font does not fail the test and a broken layout does.
//!
//! `TAZAMUN_UPDATE_IMAGES=1` writes the references anew; look at them before you commit them.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has failed")]

use std::path::{Path, PathBuf};

/// Largest mean difference of a channel, of 255.
const MEAN: f64 = 6.0;
/// Largest difference in height.
const HEIGHT: f64 = 0.03;

struct Image {
    width: usize,
    height: usize,
    /// Red, green, blue.
    pixels: Vec<[u8; 3]>,
}

fn decoded(bytes: &[u8]) -> Image {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut buffer).unwrap();
    let channels = info.color_type.samples();
    let pixels = buffer[..info.buffer_size()].chunks_exact(channels).map(|p| [p[0], p[1], p[2]]).collect();
    Image { width: info.width as usize, height: info.height as usize, pixels }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name)
}

/// Holds a picture against its reference.
pub(crate) fn compare(name: &str, png: &[u8]) {
    let file = folder(&format!("{name}.png"));
    if std::env::var_os("TAZAMUN_UPDATE_IMAGES").is_some() {
        std::fs::write(&file, png).unwrap();
    }
    let kept = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let (seen, kept) = (decoded(png), decoded(&kept));
    assert_eq!(seen.width, kept.width, "{name}: another width");
    let taller = (seen.height as f64 / kept.height as f64 - 1.0).abs();
    assert!(taller <= HEIGHT, "{name}: {} pixels high, {} in the reference", seen.height, kept.height);
    let mean = difference(&seen, &kept);
    println!("{name}: mean difference {mean:.2} of 255");
    if mean > MEAN {
        let saved = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        std::fs::write(&saved, png).unwrap();
        panic!("{name}: differs by {mean:.2} on the mean (at most {MEAN}); see {}", saved.display());
    }
}

fn difference(a: &Image, b: &Image) -> f64 {
    let rows = a.height.min(b.height) * a.width;
    let pairs = a.pixels.iter().zip(&b.pixels).take(rows);
    let sum: f64 = pairs.flat_map(|(p, q)| (0..3).map(|i| f64::from(p[i].abs_diff(q[i])))).sum();
    sum / (3 * rows) as f64
}
