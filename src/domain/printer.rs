//! How a printer is, and what became of a slip: in plain words for glass and console.

/// Whether somebody can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrinterState {
    /// It prints.
    Ready,
    /// It prints, and the roll ends soon.
    PaperLow,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// It does not print for another reason, or cannot be reached.
    Offline,
    /// It does not answer, or in bytes nobody understands.
    Unknown,
}

impl PrinterState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Ready, Self::PaperLow, Self::PaperOut, Self::CoverOpen, Self::Offline, Self::Unknown];

    /// Whether a slip may be sent.
    pub fn prints(self) -> bool {
        match self {
            Self::Ready | Self::PaperLow => true,
            Self::PaperOut | Self::CoverOpen | Self::Offline | Self::Unknown => false,
        }
    }

    /// The state in words, for glass and console.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ready => "印刷できます",
            Self::PaperLow => "印刷できます。紙が もうすぐ なくなります",
            Self::PaperOut => "紙が ありません",
            Self::CoverOpen => "プリンターの ふたが 開いています",
            Self::Offline => "プリンターが 止まっています",
            Self::Unknown => "プリンターの 様子が 分かりません",
        }
    }

    /// What somebody with the key can do about it.
    pub fn way_out(self) -> Option<&'static str> {
        match self {
            Self::Ready => None,
            Self::PaperLow => Some("かわりの紙を 用意してください。"),
            Self::PaperOut => Some("新しい紙を 入れて、ふたを 閉めてください。"),
            Self::CoverOpen => Some("ふたを 音がするまで 閉めてください。"),
            Self::Offline => Some("電源と線を 確かめて、電源を 入れ直してください。"),
            Self::Unknown => Some("電源を 入れ直してください。直らないときは 線を 確かめてください。"),
        }
    }
}

/// What became of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It is on paper: the printer says so.
    Confirmed,
    /// Some of it may be on paper. Ask the person; never send it again by yourself.
    Unknown(PrinterState),
    /// Not a byte of it was sent: it may be sent again.
    FailedBeforeSend(PrinterState),
}

/// A printer by the name staff gave it, and how it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its name in `kiosk.toml`.
    pub name: String,
    /// How it is.
    pub state: PrinterState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_says_what_it_is_and_what_to_do() {
        for state in PrinterState::ALL {
            assert!(!state.words().is_empty());
            assert_eq!(state.way_out().is_none(), state == PrinterState::Ready);
        }
    }
}
