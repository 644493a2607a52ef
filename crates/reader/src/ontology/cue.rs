//! What words do to the reading of those around them.

/// What a word does to the reading of those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// "Among them": part of a toll told before.
    Subset,
    /// Totals of the past.
    Past,
    /// Nobody was hurt.
    Unhurt,
    /// A flood, a road accident: what it killed is no toll of an incident.
    Disaster,
    /// An updated toll.
    Update,
    /// It did not happen.
    Negation,
    /// Planned, feared, called for, supposed.
    Future,
    /// "Began to": it happens.
    Begin,
    /// Told of no one time.
    Habit,
    /// An office or trade named after acts.
    Office,
    /// An anniversary.
    Anniversary,
    /// A court case.
    Court,
    /// Turns to something else.
    Shift,
    /// Turns to another speaker on the same matter.
    Speaker,
    /// "As also", "while": a new clause.
    Also,
    /// Who did it: before the name.
    By,
    /// A verb of doing: beside the name, before or after.
    Did,
    /// Against whom: before the name.
    Upon,
    /// A sum over several incidents.
    Sum,
    /// A condition: what it governs is supposed.
    If,
    /// Attacks in words.
    Verbal,
    /// What newspapers put between paragraphs: links to other articles.
    Tail,
    /// What newspapers put after an article: its link, its tags.
    End,
    /// No cue, though its first word is one elsewhere ("at least").
    None,
    /// Right before an act to which something answers: "in protest at the attack".
    Reaction,
    /// A claim of responsibility.
    Claim,
    /// A word of accusing: who accuses follows, and then who is said to have done it.
    Blame,
    /// A demand or promise: what is asked for has not happened, however far on it is named.
    Demand,
    /// What is taken where no territory is: weapons, vehicles, money.
    Booty,
    /// A word of saying.
    Report,
    /// "As well as", "together with": more of the same, in one breath.
    Besides,
    /// A match, a film: who is hurt there is hurt by nobody.
    Pastime,
    /// "Claimed by": before the name of whoever did it and says so.
    ClaimedBy,
}
