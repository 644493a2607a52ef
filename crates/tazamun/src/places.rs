//! The gazetteer that articles are read with: the built-in one, and what the user adds to it.
//!
//! A file is an index that `tazamun gazetteer build` wrote, which is read in a moment, or a GeoNames dump or a Who's
//! On First table, which is imported each time. Which one it is, its first bytes tell.

use crate::Failure;
use std::path::{Path, PathBuf};
use tazamun_intake::files::unpacked;
use tazamun_reader::{
    Reader,
    gazetteer::{Gazetteer, GazetteerError, ImportedPlace, import, is_index},
    model::Model,
};
use tazamun_record::Country;

/// The option by which a verb is told of further places.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct GazetteerArg {
    /// More places: an index of `tazamun gazetteer build`, a GeoNames dump or a Who's On First table (may be given
    /// several times)
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Vec<PathBuf>,
}

impl GazetteerArg {
    /// Opens the gazetteer.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read, is none of the three, or where two are indexes.
    pub fn open(&self) -> Result<Places, Failure> {
        let mut index = None;
        let mut tables = Vec::new();
        for path in &self.gazetteer {
            let bytes = unpacked(path)?;
            if !is_index(&bytes) {
                tables.extend(places(path, bytes)?);
                continue;
            }
            let read = Gazetteer::from_bytes(&bytes)
                .map_err(|source| Failure::Index { name: path.display().to_string(), source })?;
            if index.replace(read).is_some() {
                return Err(Failure::Usage(format!(
                    "--gazetteer {}: this is the second index, and only one can be read at a time. Build one from all \
                     tables with 'tazamun gazetteer build'.",
                    path.display()
                )));
            }
        }
        if tables.is_empty() {
            return Ok(Places { gazetteer: index, model: None });
        }
        let base = index.as_ref().unwrap_or_else(|| Gazetteer::built_in());
        Ok(Places { gazetteer: Some(base.extended(tables)), model: None })
    }

    /// The options as they were typed, to be typed again.
    pub fn typed(&self) -> impl Iterator<Item = String> {
        self.gazetteer.iter().map(|path| path.display().to_string())
    }
}

/// The options by which a verb is told how to read articles.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ReaderArg {
    #[command(flatten)]
    places: GazetteerArg,
    /// What was learned from coded articles: a file of `tazamun train` [default: the one that comes with the program]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl ReaderArg {
    /// Opens the gazetteer and the model.
    ///
    /// # Errors
    /// [`Failure`] where a file cannot be read or is something else, damaged or of another version.
    pub fn open(&self) -> Result<Places, Failure> {
        let mut places = self.places.open()?;
        if let Some(path) = &self.model {
            let bytes = unpacked(path)?;
            let model = Model::from_bytes(&bytes)
                .map_err(|source| Failure::Model { name: path.display().to_string(), source })?;
            places.model = Some(model);
        }
        Ok(places)
    }

    /// The files that are read for it.
    pub fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.places.gazetteer.iter().chain(&self.model)
    }

    /// The gazetteers as they were typed, to be typed again.
    pub fn typed(&self) -> impl Iterator<Item = String> {
        self.places.typed()
    }

    /// The model as it was typed.
    pub fn model(&self) -> Option<String> {
        self.model.as_ref().map(|path| path.display().to_string())
    }
}

/// A gazetteer that is open, and a model.
#[derive(Debug)]
pub struct Places {
    gazetteer: Option<Gazetteer>,
    model: Option<Model>,
}

impl Places {
    /// The gazetteer.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.gazetteer.as_ref().unwrap_or_else(|| Gazetteer::built_in())
    }

    /// A reader that looks places up in it and decides by the model.
    pub fn reader(&self) -> Reader<'_> {
        Reader::with_gazetteer(self.gazetteer())
            .with_model(self.model.as_ref().unwrap_or_else(|| Model::built_in()))
    }
}

/// The places of a table.
///
/// # Errors
/// [`Failure`] where the file cannot be read, is no UTF-8 or holds no such table.
pub fn imported(path: &Path) -> Result<Vec<ImportedPlace>, Failure> {
    places(path, unpacked(path)?)
}

fn places(path: &Path, bytes: Vec<u8>) -> Result<Vec<ImportedPlace>, Failure> {
    let name = path.display().to_string();
    let text = String::from_utf8(bytes).map_err(|e| {
        let before = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        let line = 1 + before.iter().filter(|b| **b == b'\n').count();
        let what =
            "this is no UTF-8 text; give a GeoNames dump or a Who's On First table, unzipped".to_owned();
        GazetteerError { file: name.clone(), line, what }
    })?;
    Ok(import(&name, &text)?)
}

/// Towns and villages of some countries, each of one weight.
pub fn built_in_places(countries: &[Country]) -> Vec<[f64; 3]> {
    let inside = Gazetteer::built_in().entries().filter(|(_, entry)| {
        entry.kind.is_settlement() && entry.country().is_some_and(|country| countries.contains(&country))
    });
    inside.map(|(_, entry)| [entry.point.lat(), entry.point.lon(), 1.0]).collect()
}
