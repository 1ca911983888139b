//! The office database: opened and brought up to date in one place, used in one transaction per request.

use std::{path::Path, sync::Arc};

use tokio::sync::Semaphore;

use crate::store::{
    error::StoreError,
    migrate::{Migration, migrate},
    sql::Tx,
    sqlite::{Options, Sqlite},
};

/// Numbered steps of the schema; the views are SQLite's own dialect and stand apart.
const MIGRATIONS: &[Migration] = &[
    (1, "first", include_str!("schema/0001_first.sql")),
    (2, "views", include_str!("schema/0002_views_sqlite.sql")),
    (3, "descriptions", include_str!("schema/0003_descriptions.sql")),
    (4, "pages", include_str!("schema/0004_pages.sql")),
    (5, "days", include_str!("schema/0005_days_sqlite.sql")),
    (6, "follow_up", include_str!("schema/0006_follow_up.sql")),
    (7, "calendars", include_str!("schema/0007_calendars.sql")),
    (8, "consultations", include_str!("schema/0008_consultations.sql")),
    (10, "desk", include_str!("schema/0010_desk.sql")),
    (12, "lost", include_str!("schema/0012_lost.sql")),
    (13, "unmet", include_str!("schema/0013_unmet.sql")),
    (14, "people", include_str!("schema/0014_people.sql")),
    (16, "drafts", include_str!("schema/0016_drafts.sql")),
    (17, "screen", include_str!("schema/0017_screen.sql")),
    (18, "going", include_str!("schema/0018_going.sql")),
    (19, "imports", include_str!("schema/0019_imports.sql")),
];
/// Transactions that may wait for the database at once; more wait outside, without a thread.
const TURNS: usize = 16;

/// The open database, shared by cloning.
#[derive(Clone)]
pub struct Database {
    sqlite: Arc<Sqlite>,
    turns: Arc<Semaphore>,
    stays: bool,
}

impl Database {
    /// Opens or makes the file.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::over(Sqlite::open(path, &options())?)
    }

    /// A database that lives as long as the value.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::over(Sqlite::in_memory(&options())?)
    }

    fn over(sqlite: Sqlite) -> Result<Self, StoreError> {
        migrate(&sqlite, MIGRATIONS)?;
        Ok(Self { sqlite: Arc::new(sqlite), turns: Arc::new(Semaphore::new(TURNS)), stays: false })
    }

    /// The same, with every transaction on the thread of whoever waits for it: for a world that has one thread.
    #[must_use]
    pub fn on_one_thread(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Runs `work` in one writing transaction, off the async threads; any error undoes all of it.
    pub async fn run<R, E>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<R, E> + Send + 'static,
    ) -> Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.off_thread(|it| it.run_now(work)).await
    }

    /// Runs `work` on one unchanging picture of the database, off the async threads.
    pub async fn read<R, E>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<R, E> + Send + 'static,
    ) -> Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.off_thread(|it| it.read_now(work)).await
    }

    /// Moves the log into the file and empties it, off the async threads: what was destroyed is then gone from the disk.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        self.off_thread(|it| it.sqlite.checkpoint()).await
    }

    /// Runs `work` in one writing transaction on this thread: for the command line.
    pub fn run_now<R, E: From<StoreError>>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<R, E>,
    ) -> Result<R, E> {
        carry(work, |work| self.sqlite.run(work))
    }

    /// Runs `work` on one unchanging picture of the database on this thread.
    pub fn read_now<R, E: From<StoreError>>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<R, E>,
    ) -> Result<R, E> {
        carry(work, |work| self.sqlite.read(work))
    }

    /// The file beneath, for its check, its checkpoint and its backup.
    pub fn sqlite(&self) -> &Sqlite {
        &self.sqlite
    }

    async fn off_thread<R, E>(
        &self,
        work: impl FnOnce(&Self) -> Result<R, E> + Send + 'static,
    ) -> Result<R, E>
    where
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if self.stays {
            return work(self);
        }
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let own = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&own)
        });
        match done.await {
            Ok(result) => result,
            Err(broken) if broken.is_panic() => std::panic::resume_unwind(broken.into_panic()),
            Err(_stopped) => {
                Err(E::from(StoreError::Refused("the office is stopping: try again".to_owned())))
            }
        }
    }
}

/// The store's transactions speak `StoreError`; a caller's own error undoes the transaction and comes out whole.
fn carry<R, E: From<StoreError>>(
    mut work: impl FnMut(&mut dyn Tx) -> Result<R, E>,
    transact: impl FnOnce(&mut dyn FnMut(&mut dyn Tx) -> Result<R, StoreError>) -> Result<R, StoreError>,
) -> Result<R, E> {
    let mut own = None;
    let result = transact(&mut |tx| {
        work(tx).map_err(|error| {
            own = Some(error);
            StoreError::Refused("undone".to_owned())
        })
    });
    result.map_err(|error| own.unwrap_or_else(|| E::from(error)))
}

/// What was withdrawn leaves the disk too.
fn options() -> Options {
    Options { secure_delete: true, ..Options::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    #[derive(Debug, PartialEq)]
    enum Mine {
        Own,
        Store(String),
    }

    impl From<StoreError> for Mine {
        fn from(error: StoreError) -> Self {
            Self::Store(error.to_string())
        }
    }

    fn revs(database: &Database) -> i64 {
        database
            .read_now::<_, StoreError>(|tx| tx.query("SELECT rev FROM feed_head", &[])?[0].int(0))
            .unwrap()
    }

    #[test]
    fn an_error_of_the_callers_own_undoes_and_comes_out_whole() {
        let database = Database::in_memory().unwrap();
        let failed = database.run_now(|tx| {
            tx.execute("UPDATE feed_head SET rev = 7", &[])?;
            Err::<(), _>(Mine::Own)
        });
        assert_eq!((failed, revs(&database)), (Err(Mine::Own), 0));
        let failed = database.run_now(|tx| {
            tx.execute("INSERT INTO nowhere VALUES ($1)", args![1])?;
            Ok::<_, Mine>(())
        });
        assert!(matches!(failed, Err(Mine::Store(said)) if said.contains("nowhere")));
    }

    #[test]
    fn the_views_exist_and_are_readable() {
        let database = Database::in_memory().unwrap();
        for view in ["v_group", "v_booking", "v_notice", "v_event"] {
            let sql = format!("SELECT * FROM {view}");
            assert!(
                database.read_now::<_, StoreError>(|tx| tx.query(&sql, &[])).unwrap().is_empty(),
                "{view}"
            );
        }
    }
}
