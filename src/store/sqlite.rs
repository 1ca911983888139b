//! SQLite as this product uses it: one connection behind a lock, write-ahead log, every commit on the disk.

use std::{
    fs::{self, OpenOptions},
    io,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{
    Connection, OpenFlags, Statement, ToSql, Transaction, TransactionBehavior,
    backup::{Backup, StepResult},
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};

use super::{
    durable,
    error::StoreError,
    memory::Memory,
    sql::{Row, Tx, Value, sqlite_placeholders},
};

/// How often a transaction is run again when another connection holds the database.
const RUNS_MAX: u32 = 4;
/// Statements that are kept read: all of the office's, about 10 KB each.
const STATEMENTS_KEPT: usize = 256;

/// A database file, shared by reference between threads.
pub struct Sqlite {
    /// `None` in memory.
    path: Option<PathBuf>,
    options: Options,
    connection: Mutex<Connection>,
    memory: Mutex<Memory>,
}

/// How a database is opened; `Options::default()` is what the product runs with.
#[derive(Clone, Debug)]
pub struct Options {
    /// What a commit waits for.
    pub durability: Durability,
    /// Overwrite deleted rows with zeros. The log keeps old pages until [`Sqlite::checkpoint`].
    pub secure_delete: bool,
    /// How long one attempt waits for another connection, in milliseconds.
    pub busy_ms: u32,
    /// Name of a registered SQLite file system; `None` is the operating system's.
    pub vfs: Option<String>,
}

/// What a commit waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// The disk has it (`synchronous=FULL`): nothing acknowledged is lost at a power cut.
    Full,
    /// The operating system has it: a power cut may take the last commits. A control in crash tests.
    Normal,
    /// Nothing: a power cut may damage the file. A control in crash tests.
    Off,
}

impl Default for Options {
    fn default() -> Self {
        Self { durability: Durability::Full, secure_delete: false, busy_ms: 5_000, vfs: None }
    }
}

impl Sqlite {
    /// Opens or creates the file, readable by its owner alone.
    pub fn open(path: &Path, options: &Options) -> Result<Self, StoreError> {
        if options.vfs.is_none() {
            make_private(path)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connection = connect(path, flags, options)?;
        configure(&connection, options)?;
        Ok(Self::over(connection, Some(path.to_owned()), options))
    }

    /// A database that lives as long as the value.
    pub fn in_memory(options: &Options) -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        configure(&connection, options)?;
        Ok(Self::over(connection, None, options))
    }

    /// A database in memory that starts as a copy of a file which stands alone; nothing is written to disk.
    pub fn in_memory_copy(path: &Path, options: &Options) -> Result<Self, StoreError> {
        let source = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, options)?;
        let mut connection = Connection::open_in_memory()?;
        copy_pages(&source, &mut connection)?;
        check(&connection)?;
        configure(&connection, options)?;
        Ok(Self::over(connection, None, options))
    }

    fn over(connection: Connection, path: Option<PathBuf>, options: &Options) -> Self {
        let (connection, memory) = (Mutex::new(connection), Mutex::default());
        Self { path, options: options.clone(), connection, memory }
    }

    /// Runs `work` in one writing transaction and commits it; any error undoes all of it.
    ///
    /// `work` may run several times when the database is busy, so it must not act on anything but its `Tx`.
    pub fn run<R>(&self, work: impl FnMut(&mut dyn Tx) -> Result<R, StoreError>) -> Result<R, StoreError> {
        self.transact(Access::Write, work)
    }

    /// Runs `work` on one unchanging picture of the database; a statement that writes is an error.
    pub fn read<R>(&self, work: impl FnMut(&mut dyn Tx) -> Result<R, StoreError>) -> Result<R, StoreError> {
        self.transact(Access::Read, work)
    }

    /// Moves the log into the database file and empties it; with `secure_delete`, erased rows are then gone.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        let busy =
            self.lock().query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get::<_, i64>(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy("the log is being read".to_owned())) }
    }

    /// Reads the whole file for contradictions: about 1 s per 40 MB, so never before the screen is up.
    pub fn quick_check(&self) -> Result<(), StoreError> {
        let connection = self.lock();
        check(&connection)
    }

    /// Writes a checked copy of the database beside `path`, flushes it, and only then gives it the name.
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let copied = beside(path, ".new");
        // The journal of a copy that a crash cut short would be rolled back into this one.
        durable::remove(&beside(&copied, "-journal"))?;
        drop(durable::create_private(&copied)?);
        match &self.path {
            // A connection of its own leaves the writers free while the copy runs.
            Some(own) => {
                copy(&connect(own, OpenFlags::SQLITE_OPEN_READ_ONLY, &self.options)?, &copied)?;
            }
            None => copy(&self.lock(), &copied)?,
        }
        durable::publish(&copied, path)
    }

    fn transact<R>(
        &self,
        access: Access,
        mut work: impl FnMut(&mut dyn Tx) -> Result<R, StoreError>,
    ) -> Result<R, StoreError> {
        let mut connection = self.lock();
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let mut once = || once(&mut connection, access, &mut memory, &mut work);
        for _ in 1..RUNS_MAX {
            match once() {
                Err(StoreError::Busy(_)) => {}
                done => return done,
            }
        }
        once()
    }

    /// A panic in another thread's work undid its transaction while unwinding: the connection is sound.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `path` with an ending added to its whole name: `content.db` and `-wal` make `content.db-wal`.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

fn once<R>(
    connection: &mut Connection,
    access: Access,
    memory: &mut Memory,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<R, StoreError>,
) -> Result<R, StoreError> {
    let behavior = match access {
        Access::Read => TransactionBehavior::Deferred,
        Access::Write => TransactionBehavior::Immediate,
    };
    let transaction = connection.transaction_with_behavior(behavior)?;
    let result = work(&mut SqliteTx { transaction: &transaction, access, memory })?;
    transaction.commit()?;
    Ok(result)
}

struct SqliteTx<'a> {
    transaction: &'a Transaction<'a>,
    access: Access,
    memory: &'a mut Memory,
}

impl Tx for SqliteTx<'_> {
    fn query(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.transaction.prepare_cached(&sqlite_placeholders(sql))?;
        self.allow(&statement)?;
        let mut rows = statement.query(rusqlite::params_from_iter(args))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let count = row.as_ref().column_count();
            let values = (0..count).map(|index| to_value(index, row.get_ref(index)?));
            all.push(Row::new(values.collect::<Result<_, _>>()?));
        }
        Ok(all)
    }

    fn execute(&mut self, sql: &str, args: &[Value]) -> Result<usize, StoreError> {
        let mut statement = self.transaction.prepare_cached(&sqlite_placeholders(sql))?;
        self.allow(&statement)?;
        Ok(statement.execute(rusqlite::params_from_iter(args))?)
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        if self.access == Access::Read {
            return Err(write_in_read());
        }
        Ok(self.transaction.execute_batch(sql)?)
    }

    fn memory(&mut self) -> Option<&mut Memory> {
        match self.access {
            Access::Read => Some(self.memory),
            Access::Write => None,
        }
    }
}

impl SqliteTx<'_> {
    fn allow(&self, statement: &Statement<'_>) -> Result<(), StoreError> {
        if self.access == Access::Read && !statement.readonly() { Err(write_in_read()) } else { Ok(()) }
    }
}

fn write_in_read() -> StoreError {
    StoreError::Sql("a reading transaction tried to write".to_owned())
}

fn to_value(index: usize, value: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(_) => {
            return Err(StoreError::Column { index, wanted: "no float", found: "a float" });
        }
        ValueRef::Text(bytes) => Value::Text(
            str::from_utf8(bytes)
                .map_err(|error| StoreError::Corrupt(format!("column {index}: {error}")))?
                .to_owned(),
        ),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_owned()),
    })
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// The log and its index take their mode from the database file. The file is never opened here once it
/// exists: closing it would drop the POSIX locks of every other connection in this process.
fn make_private(path: &Path) -> Result<(), StoreError> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => durable::sync_parent(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))
                .map_err(StoreError::io("protect", path))
        }
        Err(error) => Err(StoreError::io("create", path)(error)),
    }
}

fn connect(path: &Path, flags: OpenFlags, options: &Options) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match &options.vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs.as_str())?,
        None => Connection::open_with_flags(path, flags)?,
    };
    connection.busy_timeout(Duration::from_millis(options.busy_ms.into()))?;
    Ok(connection)
}

/// `mmap_size=0`: a failing disk then gives an error to handle instead of a signal that ends the process.
fn configure(connection: &Connection, options: &Options) -> Result<(), StoreError> {
    let synchronous = match options.durability {
        Durability::Full => "FULL",
        Durability::Normal => "NORMAL",
        Durability::Off => "OFF",
    };
    let secure_delete = if options.secure_delete { "ON" } else { "OFF" };
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = {synchronous};
         PRAGMA secure_delete = {secure_delete};
         PRAGMA mmap_size = 0;
         PRAGMA foreign_keys = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA trusted_schema = OFF;"
    ))?;
    // A plan is made once: other arguments are no reason to read the statement anew.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(())
}

fn check(connection: &Connection) -> Result<(), StoreError> {
    let first: String = connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if first == "ok" { Ok(()) } else { Err(StoreError::Corrupt(first)) }
}

/// Copies into a file that stands alone: no log beside it, so that one rename moves all of it.
fn copy(source: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut target = Connection::open(to)?;
    copy_pages(source, &mut target)?;
    target.query_row("PRAGMA journal_mode = DELETE", (), |_| Ok(()))?;
    check(&target)?;
    target.close().map_err(|(_, error)| error.into())
}

fn copy_pages(source: &Connection, target: &mut Connection) -> Result<(), StoreError> {
    let step = Backup::new(source, target)?.step(-1)?;
    if step == StepResult::Done {
        Ok(())
    } else {
        Err(StoreError::Busy(format!("the copy stopped: {step:?}")))
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::args;

    #[test]
    fn a_statement_is_read_once() {
        let database = Sqlite::in_memory(&Options::default()).unwrap();
        database.run(|tx| tx.batch("CREATE TABLE t (x INTEGER); CREATE INDEX t_by_x ON t (x)")).unwrap();
        let others = (1..STATEMENTS_KEPT).map(|number| format!("SELECT {number} FROM t"));
        let range = "SELECT x FROM t WHERE x > ?1 AND x < ?2";
        for sql in others.chain([range.to_owned(), range.to_owned()]) {
            let number = i64::try_from(sql.len()).unwrap();
            let args = if sql == range { args![number, 99].to_vec() } else { Vec::new() };
            database.read(|tx| tx.query(&sql, &args)).unwrap();
        }
        let connection = database.lock();
        for sql in [range, "SELECT 1 FROM t"] {
            let statement = connection.prepare_cached(sql).unwrap();
            assert!(statement.get_status(StatementStatus::Run) > 0, "{sql} was thrown away");
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }
}
