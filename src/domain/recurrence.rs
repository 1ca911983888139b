//! s
use chrono::NaiveDate;
/// r
#[derive(Debug, Clone, PartialEq)]
pub struct Recurrence;
impl Recurrence {
    /// d
    pub fn dates(&self, _s: NaiveDate, _f: NaiveDate, _t: NaiveDate, _m: usize) -> Vec<NaiveDate> {
        Vec::new()
    }
}
