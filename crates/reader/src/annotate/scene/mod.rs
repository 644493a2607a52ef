//! An article with everything that is mentioned in it: triggers, places, days, tolls, actors, cues.
//!
//! All mentions are in token indices of one [`Text`], sorted, so that the later steps ask only "what stands between
//! here and there".

pub mod claiming;
pub mod factual;
mod setting;
mod sift;

use crate::{
    annotate::{
        actors, casualties,
        dates::{self, Time},
        places::{self, Site},
        setting::Setting,
        sorted::within,
        triggers::{self, Anchor},
    },
    gazetteer::Gazetteer,
    lang::{Cue, Language, Spoken, Word},
    ontology::Act,
    text::{Hit, Text},
};
use std::ops::Range;
use tazamun_record::{Article, Date};

/// Bytes of an article that are read: no news is longer, and what is must not take the memory of a thousand.
const READ: usize = 4 << 20;

/// The part of an article's whole text that is read.
pub fn readable(whole: &str) -> &str {
    let end = (0..=READ.min(whole.len())).rev().find(|&i| whole.is_char_boundary(i));
    &whole[..end.unwrap_or(0)]
}

/// An article and all that is mentioned in it.
#[derive(Debug)]
pub struct Scene<'s, 't> {
    /// The languages that it is read in.
    pub spoken: Spoken<'s>,
    /// The article's text.
    pub text: &'s Text<'t>,
    /// Its day of publication.
    pub published: Date,
    /// Where the story is set.
    pub setting: Setting,
    /// Triggers.
    pub anchors: Vec<Anchor>,
    /// Triggers that tell an incident only beside other words.
    pub weak: Vec<Anchor>,
    /// Words of means.
    pub means: Vec<Hit<'s, Act>>,
    /// Places.
    pub sites: Vec<Site>,
    /// Days that can date an incident.
    pub times: Vec<Time>,
    /// The sums of the tolls of both sides.
    pub sums: Vec<casualties::Mention>,
    /// Times over which more than one incident lasts: they date none.
    pub lasting: Vec<Time>,
    /// Dates that are said but cannot be read.
    pub unread_dates: Vec<Range<usize>>,
    /// Tolls.
    pub tolls: Vec<casualties::Mention>,
    /// Organisations and groups.
    pub actors: Vec<actors::Mention>,
    /// Cues.
    pub cues: Vec<Hit<'s, Cue>>,
}

impl<'s, 't> Scene<'s, 't> {
    /// Finds everything that the text mentions.
    pub fn new(language: &'s Language, gazetteer: &Gazetteer, text: &'s Text<'t>, article: &Article) -> Self {
        let spoken = Spoken::of(text, language);
        let mut anchors = triggers::find(&spoken, text);
        let weak: Vec<Anchor> = anchors.extract_if(.., |a| a.weak).collect();
        let (times, lasting, unread_dates) = dates::times(language, text, article.published);
        let mut tolls = spoken.each(|language| casualties::find(language, text), |toll| toll.counted.start);
        // "قتل في 20 يوليو" gives a day, no toll.
        tolls.retain(|toll| {
            let at = toll.counted.start;
            !within(&times, at.saturating_sub(8)..at + 1, |t| t.tokens.start)
                .iter()
                .any(|t| t.tokens.contains(&at))
        });
        let mut sites = places::sites(&spoken, text, gazetteer);
        places::capitals(&anchors, &mut sites);
        places::datelines(text, &anchors, &mut sites);
        let mut actors = spoken.each(|language| actors::find(language, text), |m| m.tokens.start);
        let setting = setting::of(&spoken, text, &sites, &actors);
        actors::settle(&mut actors, &setting, text);
        let mut scene = Scene {
            setting,
            text,
            published: article.published,
            anchors,
            weak,
            means: spoken.each(|language| language.means.find(text), |hit| hit.tokens.start),
            sites,
            times,
            lasting,
            unread_dates,
            tolls,
            sums: Vec::new(),
            actors,
            cues: spoken.each(|language| language.cues.find(text), |hit| hit.tokens.start),
            spoken,
        };
        scene.cut_at_end();
        sift::sift(&mut scene);
        let sums = |language: &Language| casualties::sums(language, text, &scene.tolls);
        scene.sums = scene.spoken.each(sums, |toll| toll.counted.start);
        scene
    }

    /// Leaves out what newspapers print after an article: from a sentence that opens with "tags:", "link:".
    fn cut_at_end(&mut self) {
        let opens = |c: &&Hit<'_, Cue>| {
            let sentence = self.text.sentence_of(c.tokens.start);
            *c.value == Cue::End
                && self.text.sentences().get(sentence).is_some_and(|s| s.start == c.tokens.start)
        };
        let Some(end) = self.cues.iter().find(opens).map(|c| c.tokens.start) else { return };
        self.anchors.retain(|a| a.tokens.start < end);
        self.weak.retain(|a| a.tokens.start < end);
        self.means.retain(|m| m.tokens.start < end);
        self.sites.retain(|s| s.tokens.start < end);
        self.times.retain(|t| t.tokens.start < end);
        self.lasting.retain(|t| t.tokens.start < end);
        self.tolls.retain(|t| t.tokens.start < end);
        self.actors.retain(|a| a.tokens.start < end);
    }

    /// The language at a token.
    pub fn language(&self, at: usize) -> &'s Language {
        self.spoken.at(at)
    }

    /// Whether the word at a token is of a kind; past the end it is of none.
    pub fn is(&self, kind: Word, at: usize) -> bool {
        self.language(at).words.is_at(kind, self.text, at)
    }

    /// The cues of one kind that begin in this range.
    pub fn cues_in(&self, range: Range<usize>, cue: Cue) -> impl Iterator<Item = &Hit<'s, Cue>> {
        let from = self.cues.partition_point(|c| c.tokens.start < range.start);
        self.cues[from..]
            .iter()
            .take_while(move |c| c.tokens.start < range.end)
            .filter(move |c| *c.value == cue)
    }

    /// The cues that begin in this range, the last first.
    pub fn cues_back(&self, range: Range<usize>) -> impl Iterator<Item = &Hit<'s, Cue>> {
        within(&self.cues, range, |c| c.tokens.start).iter().rev()
    }

    /// Whether a cue of one kind begins in this range.
    pub fn has_cue(&self, range: Range<usize>, cue: Cue) -> bool {
        self.cues_in(range, cue).next().is_some()
    }

    /// Sentence 0 is the title, where the article has one.
    pub fn is_title(&self, sentence: usize) -> bool {
        sentence == 0 && self.text.original().find('\n').is_some_and(|end| end > 0)
    }
}
