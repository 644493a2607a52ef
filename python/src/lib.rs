//! The Python module: Arrow tables, paths and rows in, answers and Arrow tables out. All that is asked and found comes from
//! the rooms that the command line calls; here it is only handed over.
//!
//! | module | takes → gives |
//! |---|---|
//! | `work` | a computation → its result, off the interpreter's lock, stopped by Ctrl-C, alive after a fork |
//! | `taken` | Arrow streams, bytes, paths → articles and sources of events |
//! | `tables` | reports and incidents → Arrow tables |
//! | `reading`, `merging`, `converting`, `asking`, `briefing` | the verbs |
//! | `parts` | a part of a large question, for workers, and the parts joined |

mod asking;
mod briefing;
mod converting;
mod error;
mod merging;
mod parts;
mod reading;
mod tables;
mod taken;
mod work;

use pyo3::prelude::*;

/// What `tazamun` is made of; not meant to be called by users.
#[pymodule(gil_used = false)]
fn _tazamun(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("InputError", module.py().get_type::<error::InputError>())?;
    module.add_class::<taken::Articles>()?;
    module.add_class::<taken::ArticleBatches>()?;
    module.add_class::<reading::Reports>()?;
    module.add_class::<merging::Incidents>()?;
    module.add_function(wrap_pyfunction!(work::set_threads, module)?)?;
    module.add_function(wrap_pyfunction!(work::threads, module)?)?;
    module.add_function(wrap_pyfunction!(taken::carried, module)?)?;
    module.add_function(wrap_pyfunction!(reading::read, module)?)?;
    module.add_function(wrap_pyfunction!(reading::claims, module)?)?;
    module.add_function(wrap_pyfunction!(merging::merge, module)?)?;
    module.add_function(wrap_pyfunction!(merging::fuse, module)?)?;
    module.add_function(wrap_pyfunction!(converting::convert, module)?)?;
    module.add_function(wrap_pyfunction!(asking::ask, module)?)?;
    module.add_function(wrap_pyfunction!(asking::read_line, module)?)?;
    module.add_function(wrap_pyfunction!(asking::read_areas, module)?)?;
    module.add_function(wrap_pyfunction!(asking::read_places, module)?)?;
    module.add_function(wrap_pyfunction!(briefing::brief, module)?)?;
    module.add_function(wrap_pyfunction!(parts::series_count, module)?)?;
    module.add_function(wrap_pyfunction!(parts::tile, module)?)?;
    module.add_function(wrap_pyfunction!(parts::joined, module)?)?;
    module.add_function(wrap_pyfunction!(parts::alarms, module)?)?;
    module.add_function(wrap_pyfunction!(parts::certified, module)?)?;
    Ok(())
}
