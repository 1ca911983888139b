//! The little of SQL that every query is written against, so that one text serves SQLite and PostgreSQL.

use std::{any::Any, borrow::Cow};

use super::{error::StoreError, memory::Memory};

/// One running transaction; dropped without commit it leaves no trace.
pub trait Tx {
    /// Runs a statement with `$1`, `$2` … bound to `args`, and returns all its rows (also those of RETURNING).
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// Runs a statement that returns no rows, and says how many rows it changed.
    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<usize, StoreError>;

    /// Runs several statements without arguments, separated by `;`: a migration.
    fn batch(&mut self, sql: &str) -> Result<(), StoreError>;

    /// What readers keep. None in a transaction that writes: what it sees may still be undone.
    fn memory(&mut self) -> Option<&mut Memory>;
}

/// Lets `work` go on from what the last reader left, and leaves what it made of it to the next. Where nothing was left, and
/// in a transaction that writes, it begins with an empty one.
pub fn remembering<T, R>(
    tx: &mut dyn Tx,
    work: impl FnOnce(&mut dyn Tx, &mut T) -> Result<R, StoreError>,
) -> Result<R, StoreError>
where
    T: Any + Default + Send,
{
    let mut kept = tx.memory().and_then(Memory::take).unwrap_or_default();
    let done = work(tx, &mut kept)?;
    if let Some(memory) = tx.memory() {
        memory.put(kept);
    }
    Ok(done)
}

/// The arguments of a statement: `args![id, "open", 3_i64]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        &[$($crate::store::sql::Value::from($value)),*] as &[$crate::store::sql::Value]
    };
}

/// A value of a column; there are no floats, so that both databases agree to the last bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// 64-bit integer: `INTEGER`, or `BIGINT` in PostgreSQL.
    Int(i64),
    /// UTF-8 text.
    Text(String),
    /// Bytes: `BLOB`, or `BYTEA` in PostgreSQL.
    Blob(Vec<u8>),
}

/// One row of an answer, read by position from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(Vec<Value>);

impl Row {
    /// A row as a driver read it.
    pub const fn new(values: Vec<Value>) -> Self {
        Self(values)
    }

    /// The text in a column; NULL or another type is an error.
    pub fn text(&self, index: usize) -> Result<&str, StoreError> {
        self.text_opt(index)?.ok_or_else(|| self.mismatch(index, "text"))
    }

    /// The text in a column, or `None` for NULL.
    pub fn text_opt(&self, index: usize) -> Result<Option<&str>, StoreError> {
        match self.0.get(index) {
            Some(Value::Null) => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Int(_) | Value::Blob(_)) | None => Err(self.mismatch(index, "text")),
        }
    }

    /// The integer in a column; NULL or another type is an error.
    pub fn int(&self, index: usize) -> Result<i64, StoreError> {
        self.int_opt(index)?.ok_or_else(|| self.mismatch(index, "an integer"))
    }

    /// The integer in a column, or `None` for NULL.
    pub fn int_opt(&self, index: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(index) {
            Some(Value::Null) => Ok(None),
            Some(Value::Int(number)) => Ok(Some(*number)),
            Some(Value::Text(_) | Value::Blob(_)) | None => Err(self.mismatch(index, "an integer")),
        }
    }

    /// The truth in a column: 0 is false, 1 is true, anything else an error.
    pub fn flag(&self, index: usize) -> Result<bool, StoreError> {
        match self.int(index)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.mismatch(index, "0 or 1")),
        }
    }

    /// The bytes in a column; NULL or another type is an error.
    pub fn blob(&self, index: usize) -> Result<&[u8], StoreError> {
        self.blob_opt(index)?.ok_or_else(|| self.mismatch(index, "bytes"))
    }

    /// The bytes in a column, or `None` for NULL.
    pub fn blob_opt(&self, index: usize) -> Result<Option<&[u8]>, StoreError> {
        match self.0.get(index) {
            Some(Value::Null) => Ok(None),
            Some(Value::Blob(bytes)) => Ok(Some(bytes)),
            Some(Value::Int(_) | Value::Text(_)) | None => Err(self.mismatch(index, "bytes")),
        }
    }

    /// Exactly 32 bytes in a column: a hash, a key or a checksum.
    pub fn bytes32(&self, index: usize) -> Result<[u8; 32], StoreError> {
        self.blob(index)?.as_array().copied().ok_or_else(|| self.mismatch(index, "32 bytes"))
    }

    /// Never carries the value itself: an error travels to the log, a visitor's words do not.
    fn mismatch(&self, index: usize, wanted: &'static str) -> StoreError {
        let found = match self.0.get(index) {
            None => "nothing",
            Some(Value::Null) => "NULL",
            Some(Value::Int(_)) => "an integer",
            Some(Value::Text(_)) => "text",
            Some(Value::Blob(_)) => "bytes",
        };
        StoreError::Column { index, wanted, found }
    }
}

/// Rewrites `$1` to `?1` outside strings, quoted names and comments: SQLite reads `$1` as a *name*.
pub fn sqlite_placeholders(sql: &str) -> Cow<'_, str> {
    if !sql.contains('$') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len());
    let mut inside = Inside::Code;
    let mut symbols = sql.chars().peekable();
    while let Some(symbol) = symbols.next() {
        let next = symbols.peek().copied();
        let is_placeholder =
            inside == Inside::Code && symbol == '$' && next.is_some_and(|it| it.is_ascii_digit());
        out.push(if is_placeholder { '?' } else { symbol });
        if let Some(second) = next.filter(|_| inside.takes_two(symbol, next)) {
            out.push(second);
            symbols.next();
        }
        inside = inside.after(symbol, next);
    }
    Cow::Owned(out)
}

/// What a piece of SQL text is part of; a doubled quote leaves and enters again, which comes to the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Code,
    String,
    Name,
    LineComment,
    BlockComment,
}

impl Inside {
    fn after(self, symbol: char, next: Option<char>) -> Self {
        match (self, symbol, next) {
            (Self::Code, '\'', _) => Self::String,
            (Self::Code, '"', _) => Self::Name,
            (Self::Code, '-', Some('-')) => Self::LineComment,
            (Self::Code, '/', Some('*')) => Self::BlockComment,
            (Self::String, '\'', _)
            | (Self::Name, '"', _)
            | (Self::LineComment, '\n', _)
            | (Self::BlockComment, '*', Some('/')) => Self::Code,
            _ => self,
        }
    }

    /// Whether a block comment opens or closes here: `/*/` opens and does not close.
    fn takes_two(self, symbol: char, next: Option<char>) -> bool {
        matches!((self, symbol, next), (Self::Code, '/', Some('*')) | (Self::BlockComment, '*', Some('/')))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Int(truth.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Blob(bytes.to_owned())
    }
}

impl From<&[u8; 32]> for Value {
    fn from(bytes: &[u8; 32]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_change_only_in_code() {
        for (portable, sqlite) in [
            ("SELECT 1", "SELECT 1"),
            ("WHERE a = $1 AND b = $12", "WHERE a = ?1 AND b = ?12"),
            ("VALUES ($1, '$2', $3)", "VALUES (?1, '$2', ?3)"),
            ("'it''s $1' || $2", "'it''s $1' || ?2"),
            ("'' || $1", "'' || ?1"),
            (r#"SELECT "a$1" = $1"#, r#"SELECT "a$1" = ?1"#),
            ("-- $1 it's\n$2", "-- $1 it's\n?2"),
            ("/* $1 ' */ $2", "/* $1 ' */ ?2"),
            ("/*/ $1 */ $2", "/*/ $1 */ ?2"),
            ("1 - $1 / $2 * $3", "1 - ?1 / ?2 * ?3"),
            ("a $ b $x '円 $1' $1 あ", "a $ b $x '円 $1' ?1 あ"),
            ("$", "$"),
        ] {
            assert_eq!(sqlite_placeholders(portable), sqlite, "{portable}");
        }
    }

    #[test]
    fn getters_know_their_types() {
        let row = Row::new(args!["あ", 7_i64, vec![1_u8], None::<i64>, true].to_vec());
        assert_eq!(row.text(0).unwrap(), "あ");
        assert_eq!(row.int(1).unwrap(), 7);
        assert_eq!(row.blob(2).unwrap(), [1]);
        assert_eq!(row.text_opt(3).unwrap(), None);
        assert_eq!(row.int_opt(3).unwrap(), None);
        assert_eq!(row.blob_opt(3).unwrap(), None);
        assert!(row.flag(4).unwrap());
        for (error, said) in [
            (row.text(1).unwrap_err(), "column 1 holds an integer where text was expected"),
            (row.int(3).unwrap_err(), "column 3 holds NULL where an integer was expected"),
            (row.blob(0).unwrap_err(), "column 0 holds text where bytes was expected"),
            (row.flag(1).unwrap_err(), "column 1 holds an integer where 0 or 1 was expected"),
            (row.bytes32(2).unwrap_err(), "column 2 holds bytes where 32 bytes was expected"),
            (row.text(9).unwrap_err(), "column 9 holds nothing where text was expected"),
        ] {
            assert!(error.to_string().starts_with(said), "{error}");
        }
    }
}
