//! What is wrong, in plain words that say what to do.

use crate::domain::{aloud::AloudTrouble, chime::SoundTrouble, id::RoomId, printer::Told};

use super::{
    event::{DiskTrouble, FetchTrouble, NetTrouble},
    lane::LaneName,
};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Between here and the office.
    Net(NetTrouble),
    /// On the disk.
    Disk(DiskTrouble),
    /// A worker never answered.
    NoAnswer(LaneName),
    /// The office no longer welcomes this device.
    Revoked,
    /// Nobody knows the time.
    TimeUnknown,
    /// So many pictures of the signage cannot be drawn.
    Pictures(usize),
    /// A printer does not print, or soon will not.
    Printer(Told),
    /// It is to ring, and cannot.
    Sound(SoundTrouble),
    /// Nothing can be read aloud.
    Aloud(AloudTrouble),
    /// There is no room beside whose door it is to stand.
    NoSuchRoom(RoomId),
    /// Something on the disk had to be repaired.
    Repaired(String),
}

impl Trouble {
    /// It in plain Japanese, with the way out; the technical part, if there is one, stands in brackets.
    pub fn words(&self) -> String {
        match self {
            Self::Net(trouble) => net_words(trouble),
            Self::Disk(DiskTrouble::Full) => {
                "ディスクが いっぱいです。新しい内容を しまえません。担当者に 知らせてください。".to_owned()
            }
            Self::Disk(DiskTrouble::OverQuota(mib)) => format!(
                "端末の 置き場（{mib}MiB）が いっぱいです。いまの内容は そのまま 出ています。管理画面で 使わない写真や \
                 チラシを へらすと、新しいものが 届きます。"
            ),
            Self::Disk(DiskTrouble::Rejected(why)) => format!(
                "とどいた内容の 署名が 合わないため、使いませんでした。つづくときは 担当者に 知らせてください。［{why}］"
            ),
            Self::Disk(DiskTrouble::Failed(why)) => {
                format!("ディスクに 書けませんでした。つづくときは 端末を 再起動してください。［{why}］")
            }
            Self::NoAnswer(lane) => {
                format!("端末の中の 作業が 止まりました。つづくときは 再起動してください。［{lane:?}］")
            }
            Self::Revoked => {
                "この端末は 登録を 取り消されています。使うときは 管理画面で 登録しなおしてください。\
                              画面には 取り消し前の 内容が 出ています。"
                    .to_owned()
            }
            Self::TimeUnknown => {
                "時刻が 分かりません。日付のある内容は 出していません。端末の時計を 合わせてください。"
                    .to_owned()
            }
            Self::Pictures(count) => {
                format!("出せない画像が {count}枚 あります。管理画面で 画像を 入れなおしてください。")
            }
            Self::Printer(Told { name, state }) => {
                format!("プリンター「{name}」：{}。{}", state.words(), state.way_out().unwrap_or_default())
            }
            Self::Sound(trouble) => trouble.words(),
            Self::Aloud(trouble) => trouble.words(),
            Self::NoSuchRoom(room) => format!(
                "扉の画面に 出す部屋が 見つかりません。端末の kiosk.toml の role を 確かめてください。［{room}］"
            ),
            Self::Repaired(what) => what.clone(),
        }
    }
}

impl From<FetchTrouble> for Trouble {
    fn from(trouble: FetchTrouble) -> Self {
        match trouble {
            FetchTrouble::Net(trouble) => Self::Net(trouble),
            FetchTrouble::Disk(trouble) => Self::Disk(trouble),
        }
    }
}

fn net_words(trouble: &NetTrouble) -> String {
    match trouble {
        NetTrouble::Unreachable(why) => format!(
            "事務局に つながりません。ネットワークの ケーブルと サーバーを 見てください。自動で つなぎなおします。［{why}］"
        ),
        NetTrouble::WrongOffice(why) => format!(
            "登録した事務局と ちがうサーバーが 答えました。つないでいません。担当者に 知らせてください。［{why}］"
        ),
        NetTrouble::Refused => {
            "事務局が この端末を 知りません。管理画面で 登録しなおしてください。".to_owned()
        }
        NetTrouble::Nonsense(why) => {
            format!("事務局の答えが 読めません。両方の 版を そろえてください。［{why}］")
        }
    }
}
