//! 見つからなかった相談: for which themes the desk found nobody, by month, and nothing else about it.
//!
//! A theme that people hide is never counted by its name (CARE rule 2): it is one of those that are not said.

use chrono::NaiveDate;

use crate::{
    args,
    domain::theme::Theme,
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

use super::records;

/// The themes that may be counted by name, in their order.
pub fn themes(tx: &mut dyn Tx) -> Result<Vec<Theme>, StoreError> {
    let all = records::published(tx, "theme")?.into_iter();
    let mut themes: Vec<Theme> =
        all.filter_map(|it| if let Record::Theme(it) = it { Some(it.public) } else { None }).collect();
    themes.retain(|it| !it.sensitive);
    themes.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    Ok(themes)
}

/// Counts one more in this month; `id` is the way to take it back, and counts once however often it comes. A theme
/// that is not counted by name counts as one that is not said.
pub fn count(tx: &mut dyn Tx, id: &str, today: NaiveDate, theme: &str) -> Result<(), StoreError> {
    let known = themes(tx)?.iter().any(|it| it.id.as_str() == theme);
    let sql = "INSERT INTO unmet (id, month, theme) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    tx.execute(sql, args![id, month(today), if known { theme } else { "" }])?;
    Ok(())
}

/// Takes one back that was counted in this month; says whether it was there.
pub fn take_back(tx: &mut dyn Tx, id: &str, today: NaiveDate) -> Result<bool, StoreError> {
    Ok(tx.execute("DELETE FROM unmet WHERE id = $1 AND month = $2", args![id, month(today)])? > 0)
}

/// The counts of the latest months, the latest first: month, theme (empty where it is not said), and how many.
pub fn latest(tx: &mut dyn Tx, months: u32) -> Result<Vec<(String, String, i64)>, StoreError> {
    let sql = "SELECT month, theme, COUNT(*) FROM unmet
               WHERE month IN (SELECT DISTINCT month FROM unmet ORDER BY month DESC LIMIT $1)
               GROUP BY month, theme ORDER BY month DESC, COUNT(*) DESC, theme";
    let rows = tx.query(sql, args![months])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(2)?))).collect()
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
