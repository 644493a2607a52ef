//! What is said of days on which several theatres were active together.

use super::{counted, dated, days, lines, list, note, notes, p_value, side};
use tazamun_analysis::{Answer, JointDays};
use tazamun_words::Words;

/// The answer in lines.
pub fn text(answer: &Answer<JointDays>, words: &Words) -> String {
    let Answer { result, .. } = answer;
    let number = result.waves.len();
    let mut said = vec![if number == 0 {
        words.say("waves-answer-none", &[("p", p_value(words, result.p))])
    } else {
        words.say("waves-answer-some", &[("n", number.into())])
    }];
    for wave in &result.waves {
        let values = [
            ("first", dated(wave.from)),
            ("last", dated(wave.to)),
            ("theatres", list(words, &wave.theatres).into()),
            ("incidents", counted(words, "n-incidents", wave.incidents.len())),
            ("p", p_value(words, wave.p)),
        ];
        said.push(words.say("waves-answer-wave", &values));
    }
    for (theatre, number) in result.theatres.iter().zip(1_usize..) {
        said.push(side(words, number, &theatre.theatre, theatre.series));
    }
    said.push(days(words, result.from, result.to));
    said.push(note(words, words.say("waves-caution", &[])));
    said.extend(notes(words, answer.plan.as_ref(), &answer.warnings));
    lines(&said)
}
