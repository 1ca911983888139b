//! A transaction whose n-th write finds the disk full, for tests that nothing is ever half done.

use super::{
    error::StoreError,
    memory::Memory,
    sql::{Row, Tx, Value},
};

/// Passes `writes_left` writes on, then refuses.
pub(crate) struct FaultyTx<'a> {
    inner: &'a mut dyn Tx,
    writes_left: u32,
}

impl<'a> FaultyTx<'a> {
    pub(crate) fn new(inner: &'a mut dyn Tx, writes_left: u32) -> Self {
        Self { inner, writes_left }
    }

    fn spend(&mut self) -> Result<(), StoreError> {
        self.writes_left =
            self.writes_left.checked_sub(1).ok_or_else(|| StoreError::Full("played".to_owned()))?;
        Ok(())
    }
}

impl Tx for FaultyTx<'_> {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.inner.query(sql, args)
    }

    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<usize, StoreError> {
        self.spend()?;
        self.inner.execute(sql, args)
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.spend()?;
        self.inner.batch(sql)
    }

    fn memory(&mut self) -> Option<&mut Memory> {
        self.inner.memory()
    }
}
