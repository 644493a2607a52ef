//! The tables that come with the program: `data/gazetteer/`, one for each country.

use super::{Gazetteer, GazetteerError, table};
use std::sync::LazyLock;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The files of the built-in gazetteer.
        pub(super) const FILES: &[(&str, &str)] =
            &[$((concat!("data/gazetteer/", $name), include_str!(concat!("../../data/gazetteer/", $name)))),+];
    };
}

files![
    "AE.tsv",
    "AF.tsv",
    "AM.tsv",
    "AZ.tsv",
    "BF.tsv",
    "BH.tsv",
    "BI.tsv",
    "CM.tsv",
    "DJ.tsv",
    "DZ.tsv",
    "EG.tsv",
    "ER.tsv",
    "ET.tsv",
    "FR.tsv",
    "GE.tsv",
    "IL.tsv",
    "IN.tsv",
    "IQ.tsv",
    "IR.tsv",
    "JO.tsv",
    "KE.tsv",
    "KW.tsv",
    "LB.tsv",
    "LY.tsv",
    "MA.tsv",
    "ML.tsv",
    "MR.tsv",
    "NE.tsv",
    "NG.tsv",
    "OM.tsv",
    "PK.tsv",
    "PS.tsv",
    "QA.tsv",
    "RU.tsv",
    "SA.tsv",
    "SD.tsv",
    "SO.tsv",
    "SS.tsv",
    "SY.tsv",
    "TD.tsv",
    "TH.tsv",
    "TN.tsv",
    "TR.tsv",
    "UA.tsv",
    "US.tsv",
    "YE.tsv",
    "world.tsv"
];

/// The tables alone, without the places of the world.
static TABLES: LazyLock<Gazetteer> = LazyLock::new(read_or_nothing);

static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| read_or_nothing().with_world());

fn read_or_nothing() -> Gazetteer {
    match read() {
        Ok(gazetteer) => gazetteer,
        // The files are part of the program, and a test reads every line of them.
        Err(_) => Gazetteer::from_rows(Vec::new()).unwrap_or_else(|_| Gazetteer::empty()),
    }
}

pub(super) fn read() -> Result<Gazetteer, GazetteerError> {
    let lines = FILES.iter().map(|(_, text)| text.lines().count()).sum::<usize>();
    let mut rows = Vec::with_capacity(lines);
    for (file, text) in FILES {
        table::read(file, text, &mut rows)?;
    }
    Gazetteer::from_rows(rows)
}

impl Gazetteer {
    /// The gazetteer that comes with the program, read once.
    ///
    /// ```
    /// use tazamun_reader::gazetteer::Gazetteer;
    /// let gazetteer = Gazetteer::built_in();
    /// let baqubah = gazetteer.by_key("iq-baqubah").unwrap();
    /// assert_eq!(gazetteer.adm1_code(baqubah), Some("IQ-DI"));
    /// ```
    pub fn built_in() -> &'static Gazetteer {
        &BUILT_IN
    }

    /// The tables alone, without the places of the world.
    pub(super) fn tables() -> &'static Gazetteer {
        &TABLES
    }
}
