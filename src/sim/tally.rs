//! What happened in a world, by kind: a world in which something never happens proves nothing about it.

use std::collections::BTreeMap;

macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// One kind of thing that happens in a world.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Mark {
            $($(#[$doc])* $name,)+
        }

        impl Mark {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

marks! {
    /// A network cable was out.
    CableOut,
    /// A question was lost on the road.
    QuestionLost,
    /// A question reached the office twice.
    QuestionDoubled,
    /// An answer was lost on the road.
    AnswerLost,
    /// An answer ended early.
    AnswerTorn,
    /// A bit of an answer was wrong.
    AnswerFlipped,
    /// An answer came twice, the second time late.
    AnswerDoubled,
    /// An answer overtook an earlier one.
    AnswerOvertook,
    /// A kiosk lost power at no moment in particular.
    CutAnytime,
    /// A kiosk lost power after it decided something and before anybody was told.
    CutUnsent,
    /// A kiosk lost power before a worker carried an effect out.
    CutBefore,
    /// A kiosk lost power in the middle of writing content.
    CutWithinApply,
    /// A kiosk lost power in the middle of a picture.
    CutWithinFetch,
    /// A kiosk lost power after a worker carried an effect out and before it could say so.
    CutAfter,
    /// A bit of a picture turned.
    PictureRotted,
    /// A bit of the content turned.
    ContentRotted,
    /// A kiosk's disk had no room for content.
    FullForContent,
    /// A kiosk's disk had no room for a picture.
    FullForPicture,
    /// A picture was more than a kiosk's settings give pictures.
    OverQuota,
    /// Somebody answered in the office's place.
    StrangerAnswered,
    /// A kiosk's clock fell back to about 1970.
    ClockIn1970,
    /// A kiosk's clock ran decades ahead.
    ClockDecadesAhead,
    /// A kiosk's clock was wrong by minutes or hours.
    ClockOff,
    /// A kiosk's clock was put right.
    ClockRight,
    /// A kiosk was switched off for the night.
    NightOff,
    /// A kiosk's disk worker had time to tidy up.
    TidiedUp,
    /// A kiosk lost power in the middle of a slip.
    CutWithinPrint,
    /// A printer ran out of paper, or worse.
    PrinterIll,
    /// A printer was well again.
    PrinterWell,
    /// A slip came out and was confirmed.
    SlipPrinted,
    /// A slip of which nobody knows.
    SlipInDoubt,
    /// A slip of which nothing came out.
    SlipRefused,
    /// A kiosk lost power in the middle of a follow-up slip.
    CutWithinHand,
    /// A follow-up slip came out and was confirmed.
    FollowUpPrinted,
    /// A follow-up slip of which nobody knows.
    FollowUpInDoubt,
    /// A follow-up slip of which nothing came out.
    FollowUpRefused,
    /// Somebody took a follow-up slip and was thanked.
    FollowUpTaken,
    /// A follow-up slip was made void.
    FollowUpVoid,
    /// Somebody read what a paper opens.
    ReplyRead,
    /// Somebody wrote behind it.
    ReplyWritten,
    /// Somebody erased it.
    ReplyErased,
    /// A paper opened nothing, or not so soon, or no more.
    ReplyNone,
    /// The desk answered whoever holds a paper.
    DeskAnswered,
    /// The desk made a paper void that somebody lost.
    DeskVoided,
    /// A group said at a kiosk that it is here, or has gone.
    ArrivalSaid,
    /// Somebody took a room at a kiosk at once.
    RoomTaken,
    /// A group asked at a kiosk for a room on a coming day.
    RoomAskedFor,
    /// The desk gave what was asked for.
    RequestGiven,
    /// The desk declined it.
    RequestDeclined,
    /// A group said at a kiosk that it stays longer.
    StayedLonger,
    /// A number was wrong, or there were too many wrong ones before.
    NumberWrong,
    /// The desk gave a group a room.
    RoomGiven,
    /// Somebody else had the room.
    RoomRefused,
    /// A group came at other hours than it said.
    RoomMoved,
    /// The desk took a booking back.
    RoomTakenBack,
    /// The desk heard on the telephone of a group that came or went.
    DeskHeard,
    /// The desk erased what was said of a booking.
    ArrivalErased,
    /// Staff took a kiosk's welcome back.
    Revoked,
    /// Staff paired a kiosk again.
    PairedAgain,
    /// The office lost power while nobody saved anything.
    OfficeCut,
    /// The office lost power in the middle of saving.
    OfficeCutWithinSave,
    /// The office came back.
    OfficeBack,
    /// The office made a backup.
    BackedUp,
    /// The office lost its database and restored the backup.
    Restored,
    /// Staff wrote a notice.
    NoticeWritten,
    /// Staff raised an emergency.
    AlarmRaised,
    /// Staff ended an emergency.
    AlarmEnded,
    /// Staff deleted a notice.
    NoticeDeleted,
    /// Staff made a notice a draft again.
    NoticeWithdrawn,
    /// Staff took a change back.
    ChangeUndone,
    /// Staff arranged the playlist.
    PlaylistArranged,
    /// Staff brought a picture.
    PictureBrought,
    /// A group agreed to more or to less.
    ConsentNoted,
    /// Staff scanned a leaflet.
    LeafletScanned,
    /// A visit began.
    VisitBegan,
    /// A visitor opened a page.
    PageOpened,
    /// A visitor went back, or to the first page.
    WentBack,
    /// A visitor hid the screen.
    ScreenHidden,
    /// A visitor finished.
    Finished,
    /// A visitor said that somebody is there.
    Stayed,
    /// A visitor chose how to read.
    ReadingChosen,
    /// A visitor typed what they look for.
    Typed,
    /// A visitor left without a word, and the visit ended by itself.
    LeftAlone,
}

/// How often each kind of thing happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Mark, u64>);

impl Tally {
    /// It happened once more.
    pub fn note(&mut self, mark: Mark) {
        *self.0.entry(mark).or_default() += 1;
    }

    /// How often it happened.
    pub fn of(&self, mark: Mark) -> u64 {
        self.0.get(&mark).copied().unwrap_or(0)
    }

    /// Counts another world too.
    pub fn add(&mut self, other: &Self) {
        for (mark, times) in &other.0 {
            *self.0.entry(*mark).or_default() += times;
        }
    }

    /// What never happened.
    pub fn never(&self) -> Vec<Mark> {
        Mark::ALL.iter().copied().filter(|mark| self.of(*mark) == 0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_counts_and_says_what_is_missing() {
        let mut tally = Tally::default();
        assert_eq!(tally.never(), Mark::ALL);
        tally.note(Mark::Stayed);
        let mut both = tally.clone();
        both.add(&tally);
        assert_eq!((tally.of(Mark::Stayed), both.of(Mark::Stayed), both.of(Mark::Finished)), (1, 2, 0));
        assert!(!both.never().contains(&Mark::Stayed));
    }
}
