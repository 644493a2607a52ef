//! How articles are to be read, as it is typed.

use tazamun_record::{Date, formats::ArticleReading};

/// What files of articles may leave unsaid.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ReadingArgs {
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE", value_parser = crate::named::published_day)]
    published: Option<Date>,
    /// The encoding of files that neither are UTF-8 nor say their own, as in windows-1256
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// The same for a verb that may do without articles.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct BriefReadingArgs {
    /// Day of publication of articles that do not say theirs
    #[arg(long, value_name = "DATE", value_parser = crate::named::published_day, requires = "articles", conflicts_with = "filter")]
    pub published: Option<Date>,
    /// The encoding of articles that neither are UTF-8 nor say their own, as in windows-1256
    #[arg(long, value_name = "NAME", requires = "articles", conflicts_with = "filter")]
    pub encoding: Option<String>,
}

impl From<&BriefReadingArgs> for ArticleReading {
    fn from(args: &BriefReadingArgs) -> Self {
        ArticleReading { published: args.published, encoding: args.encoding.clone() }
    }
}

impl From<&ReadingArgs> for ArticleReading {
    fn from(args: &ReadingArgs) -> Self {
        ArticleReading { published: args.published, encoding: args.encoding.clone() }
    }
}
