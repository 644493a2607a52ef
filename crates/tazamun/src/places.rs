//! The options by which a verb is told of further places, and of a model.

use crate::Failure;
use std::path::PathBuf;
use tazamun_front::places::Places;

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
        Ok(Places::open(&self.gazetteer, None)?)
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
        Ok(Places::open(&self.places.gazetteer, self.model.as_deref())?)
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

    /// The files of places as they were typed.
    pub fn gazetteers(&self) -> &[PathBuf] {
        &self.places.gazetteer
    }

    /// The file of the model.
    pub fn model_file(&self) -> Option<&PathBuf> {
        self.model.as_ref()
    }
}
