//! The gazetteer that articles are read with: the built-in one, and what the user adds to it.
//!
//! A file is an index that `tazamun gazetteer build` wrote, which is read in a moment, or a GeoNames dump or a Who's
//! On First table, which is imported each time. Which one it is, its first bytes tell.

use crate::FrontError;
use std::path::{Path, PathBuf};
use tazamun_intake::files::unpacked;
use tazamun_reader::{
    Reader,
    gazetteer::{Gazetteer, GazetteerError, ImportedPlace, import, is_index},
    model::Model,
};
use tazamun_record::Country;

/// A gazetteer that is open, and a model.
#[derive(Debug, Default)]
pub struct Places {
    gazetteer: Option<Gazetteer>,
    model: Option<Model>,
}

impl Places {
    /// Opens files of places, and a file of `tazamun train`; without any, what comes with the program.
    ///
    /// # Errors
    /// [`FrontError`] where a file cannot be read, is something else, damaged or of another version, or where two files
    /// of places are indexes.
    pub fn open(files: &[PathBuf], model: Option<&Path>) -> Result<Self, FrontError> {
        let mut index = None;
        let mut tables = Vec::new();
        for path in files {
            let bytes = unpacked(path)?;
            if !is_index(&bytes) {
                tables.extend(places(path, bytes)?);
                continue;
            }
            let read = Gazetteer::from_bytes(&bytes)
                .map_err(|source| FrontError::Index { name: path.display().to_string(), source })?;
            if index.replace(read).is_some() {
                return Err(FrontError::Question(format!(
                    "--gazetteer {}: this is the second index, and only one can be read at a time. Build one from all \
                     tables with 'tazamun gazetteer build'.",
                    path.display()
                )));
            }
        }
        if !tables.is_empty() {
            index = Some(index.as_ref().unwrap_or_else(|| Gazetteer::built_in()).extended(tables));
        }
        let model = model.map(|path| -> Result<Model, FrontError> {
            let bytes = unpacked(path)?;
            Model::from_bytes(&bytes)
                .map_err(|source| FrontError::Model { name: path.display().to_string(), source })
        });
        Ok(Places { gazetteer: index, model: model.transpose()? })
    }

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
/// [`FrontError`] where the file cannot be read, is no UTF-8 or holds no such table.
pub fn imported(path: &Path) -> Result<Vec<ImportedPlace>, FrontError> {
    places(path, unpacked(path)?)
}

fn places(path: &Path, bytes: Vec<u8>) -> Result<Vec<ImportedPlace>, FrontError> {
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
