//! Daily counts → residuals that two independent series have next to nothing in common of.
//!
//! | module | what it works out |
//! |---|---|
//! | [`domain`] | the days laid on a circle, or on a zero-padded one, and Fourier transforms over them |
//! | [`residual`] | counts less their local rate, weekdays and self-excitation, standardised |
//! | [`self_excitation`] | how many events one event of the same series sets off |
//! | [`bandwidth`] | over how many days the local rate is averaged |
//! | [`amplitude`] | how much a series' rate moves beyond a slow mean |
//! | [`basis`] | what shared movements of the rate leave in the cross-covariance |

pub(crate) mod amplitude;
pub(crate) mod bandwidth;
pub(crate) mod basis;
pub(crate) mod domain;
pub(crate) mod residual;
pub(crate) mod self_excitation;
