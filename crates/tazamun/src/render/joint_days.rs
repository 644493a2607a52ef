//! What is said of days on which several theatres were active together.

use super::{days, note, notes, p_value, side};
use crate::said::{Spoken, lines, say};
use tazamun_analysis::{Answer, JointDays};

/// The answer in lines.
pub fn text(answer: &Answer<JointDays>, spoken: Spoken) -> String {
    let Answer { result, .. } = answer;
    let number = result.waves.len();
    let mut said = vec![if number == 0 {
        say(spoken, "waves.none", &[("p", p_value(result.p))])
    } else {
        say(spoken, "waves.some", &[("number", number.to_string())])
    }];
    for wave in &result.waves {
        let values = [
            ("first", wave.from.to_string()),
            ("last", wave.to.to_string()),
            ("theatres", wave.theatres.join(", ")),
            ("incidents", wave.incidents.len().to_string()),
            ("p", p_value(wave.p)),
        ];
        said.push(say(spoken, "waves.wave", &values));
    }
    for (theatre, name) in result.theatres.iter().zip(1..) {
        said.push(side(spoken, &name.to_string(), &theatre.theatre, theatre.series));
    }
    said.push(days(spoken, result.from, result.to));
    said.push(note(spoken, say(spoken, "waves.caution", &[])));
    said.extend(notes(spoken, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}
