//! What can be done to a world.

use chrono::TimeDelta;

use super::asker::Who;

/// Something done to the world; machines are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Staff do something.
    Staff,
    /// Somebody comes, presses so many times, and leaves without a word.
    Visit(usize, u64),
    /// Somebody comes for a follow-up slip, or with one, and presses so many times.
    Slip(usize, Who, u64),
    /// The network cable of a kiosk.
    Cable(usize, Is),
    /// Answers are lost, torn, doubled and late.
    Weather(usize, Is),
    /// The kiosk's power fails; a bit may turn meanwhile.
    Kill(usize),
    /// Somebody switches the kiosk off for the night.
    PowerOff(usize),
    /// It comes back.
    PowerOn(usize),
    /// For a while the power may fail after any effect.
    Fragile(usize, Is),
    /// Its wall clock goes wrong by so much.
    Astray(usize, TimeDelta),
    /// Its disk has no room.
    Full(usize, Is),
    /// Its settings leave no room for pictures; they count from its next start.
    Quota(usize, Is),
    /// Somebody else answers in the office's place, with another certificate.
    Stranger(usize, Is),
    /// Its printer.
    Printer(usize, Is),
    /// Its disk worker has time to tidy up.
    Tidy(usize),
    /// Staff take the kiosk's welcome back.
    Revoke(usize),
    /// Staff pair it again; whether they switch it off and on for that is their affair.
    Pair(usize),
    /// The office's machine.
    Office(Is),
    /// Its power fails while staff save something.
    CutSave,
    /// The office makes a backup.
    BackUp,
    /// The office loses its database and restores the backup.
    Restore,
}

/// Whether something is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Is {
    /// It is.
    #[default]
    Well,
    /// It is not.
    Ill,
}
