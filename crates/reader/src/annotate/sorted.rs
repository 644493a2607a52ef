//! Lists of what stands in a text, in its order.

use std::ops::Range;

/// Elements of a list sorted by their first token that begin in a range.
pub fn within<T>(list: &[T], range: Range<usize>, start: impl Fn(&T) -> usize) -> &[T] {
    let from = list.partition_point(|x| start(x) < range.start);
    let to = list.partition_point(|x| start(x) < range.end);
    &list[from..to.max(from)]
}
