//! Names and codes of other datasets → the codebook's, by the tables in `data/crosswalk/`.
//!
//! A name that no table holds is never guessed: a group becomes `OTHER:<name>`, a division stays text, an event type
//! stays unknown.

mod actors;
mod kinds;
mod places;

pub(super) use actors::{
    acled_actor, acled_name, cameo_actor, government, gtd_actor, gtd_name, gtd_target, polecat_actor,
    ucdp_actors, ucdp_name,
};
pub(super) use kinds::{acled_type, cameo_code, cameo_event, gtd_attack, plover_code, plover_event};
pub(super) use places::{
    Known, country, country_of_fips, country_of_gwno, country_of_number, division, known,
};
