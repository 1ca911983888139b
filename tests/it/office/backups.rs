//! A backup, a fire, and the office as it was.

use std::{fs, sync::Arc};

use shirube::{
    office::{
        backup::{BackupError, backup, backup_with_drill, restore},
        proven::{self, Late},
        state::DataDir,
    },
    store::error::StoreError,
    wire::{feed::Change, item::Position},
};

use super::house::House;

#[tokio::test]
async fn a_restored_office_is_the_same_office_in_a_new_epoch() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("backup");
    let copied = backup(&DataDir::new(house.dir.path()), &to, house.office.now()).unwrap();
    house.publish("b", "点検").await;
    let held = house.poll("t", Position::default(), 0).await.head.at;
    assert_eq!(copied.at, Position { rev: 1, ..held });

    let (key, clock) = (house.office.keys.feed_key, Arc::clone(&house.clock));
    drop(house);
    clock.advance_secs(60);
    let dir = tempfile::tempdir().unwrap();
    restore(&to, &DataDir::new(dir.path()), shirube::clock::Clock::utc(clock.as_ref())).unwrap();
    let house = House::open(dir, clock);
    assert_eq!(house.office.keys.feed_key, key, "kiosks know it again");
    let answer = house.poll("t", held, 0).await;
    assert!(answer.change == Change::Snapshot && answer.head.at > held);
    assert_eq!(answer.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[tokio::test]
async fn nothing_is_ever_written_over() {
    let house = House::new();
    let data = DataDir::new(house.dir.path());
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("backup");
    backup(&data, &to, house.office.now()).unwrap();
    assert!(matches!(backup(&data, &to, house.office.now()), Err(BackupError::Exists(_))));
    assert!(matches!(restore(&to, &data, house.office.now()), Err(BackupError::InUse(_))));
    let nowhere = DataDir::new(&out.path().join("new"));
    assert!(matches!(restore(out.path(), &nowhere, house.office.now()), Err(BackupError::NoBackup(_))));
    assert!(!fs::exists(out.path().join("new")).unwrap());
}

#[tokio::test]
async fn a_backup_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::new();
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("backup");
    backup(&DataDir::new(house.dir.path()), &to, house.office.now()).unwrap();
    assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o700);
    for file in ["office.db", "keys/feed.key", "keys/office-key.pem"] {
        let mode = fs::metadata(to.join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

/// What staff are told of the backups this many hours after the morning the house was made.
fn late_after(house: &House, hours: i64) -> Option<Late> {
    let then = house.office.now() + chrono::TimeDelta::hours(hours);
    house.office.database.read_now::<_, StoreError>(|tx| proven::late(tx, then)).unwrap()
}

#[tokio::test]
async fn a_backup_that_was_proven_is_told_of_once_none_follows_it() {
    let house = House::new();
    assert_eq!(late_after(&house, 1_000), None, "whoever wants no backups is not told of them");
    let out = tempfile::tempdir().unwrap();
    let data = DataDir::new(house.dir.path());
    backup_with_drill(&data, &out.path().join("night"), house.office.now()).unwrap();
    let left: Vec<_> = fs::read_dir(out.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["night"], "nothing of the drill stays");
    assert_eq!(late_after(&house, 35), None);
    assert_eq!(late_after(&house, 37), Some(Late::Since(house.office.now())));
}

#[tokio::test]
async fn a_backup_that_fails_is_told_of_as_soon_as_it_should_have_ended() {
    let house = House::new();
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("no-disk"), "").unwrap();
    let (data, nowhere) = (DataDir::new(house.dir.path()), out.path().join("no-disk/night"));
    backup_with_drill(&data, &nowhere, house.office.now()).unwrap_err();
    assert_eq!(late_after(&house, 0), None, "it may still be at work");
    house.clock.advance_secs(24 * 60 * 60);
    assert_eq!(late_after(&house, 0), Some(Late::Never));
    backup_with_drill(&data, &nowhere, house.office.now()).unwrap_err();
    assert_eq!(late_after(&house, 0), Some(Late::Never), "another try that fails is no news");
    let night = out.path().join("night");
    backup_with_drill(&data, &night, house.office.now()).unwrap();
    assert_eq!(late_after(&house, 2), None);

    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::clone(&house.clock);
    restore(&night, &DataDir::new(dir.path()), house.office.now()).unwrap();
    let restored = House::open(dir, clock);
    assert_eq!(late_after(&restored, 2), None, "an office that comes from a backup did not fail to make one");
}

#[tokio::test]
async fn a_backup_that_does_not_restore_is_kept_for_somebody_to_look_at() {
    let house = House::new();
    let out = tempfile::tempdir().unwrap();
    let (data, night) = (DataDir::new(house.dir.path()), out.path().join("night"));
    // Something stands where the drill would be.
    let drill = DataDir::new(&out.path().join("night.drill"));
    fs::create_dir(drill.path()).unwrap();
    fs::write(drill.database(), "").unwrap();
    let error = backup_with_drill(&data, &night, house.office.now()).unwrap_err();
    let BackupError::Doubtful { kept, why: Some(why) } = error else { panic!("{error}") };
    assert!(matches!(*why, BackupError::InUse(_)), "{why}");
    assert!(kept.join("keys").is_dir() && !night.exists() && !drill.path().exists());
    assert_eq!(late_after(&house, 2), Some(Late::Never));
}
