//! The end of an enquiry: keys first, then everything that hung on it; 90 days after the last word, or at once.

use chrono::{Days, NaiveDate};

use super::{erased::Erased, find};
use crate::{
    args,
    domain::{follow_up::KEPT_DAYS, id::FollowUpId},
    store::{error::StoreError, sql::Tx},
};

/// Destroys one; true where it was there. The pages are overwritten, and leave the log at the next checkpoint.
pub fn destroy(tx: &mut dyn Tx, id: &FollowUpId) -> Result<bool, StoreError> {
    let args = args![id.as_str()];
    // Without its keys no paper finds it, even where what follows were interrupted and undone by hand.
    tx.execute("UPDATE follow_up SET recipient = '', verifier_hash = '', locator = '' WHERE id = $1", args)?;
    for table in ["follow_up_message", "follow_up_desk", "follow_up_audit"] {
        tx.execute(&format!("DELETE FROM {table} WHERE follow_up = $1"), args)?;
    }
    Ok(tx.execute("DELETE FROM follow_up WHERE id = $1", args)? > 0)
}

/// Those whose time is over on `today`.
pub fn over(tx: &mut dyn Tx, today: NaiveDate) -> Result<Vec<FollowUpId>, StoreError> {
    let first = today.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(today);
    let rows = tx.query("SELECT id FROM follow_up WHERE active_on < $1", args![first.to_string()])?;
    rows.iter().map(|row| id(row.text(0)?)).collect()
}

/// Destroys what a restored database still holds of what was destroyed.
pub fn honour(tx: &mut dyn Tx, erased: &Erased) -> Result<usize, StoreError> {
    let all = find(tx, "1 = 1", &[])?;
    let mut count = 0;
    for it in all.iter().filter(|it| erased.holds(&it.id)) {
        count += usize::from(destroy(tx, &it.id)?);
    }
    Ok(count)
}

fn id(text: &str) -> Result<FollowUpId, StoreError> {
    FollowUpId::parse(text).map_err(|error| StoreError::Corrupt(error.to_string()))
}
