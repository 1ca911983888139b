//! Words of the signage and of the cards that stand when nobody is there.

use super::{Words, words};
use crate::domain::notice::NoticeTone;

impl Words {
    /// 「お知らせ」, 「休館・時間の変更」, 「ご注意」
    pub fn notice(self, tone: NoticeTone) -> &'static str {
        match tone {
            NoticeTone::Information => "お知らせ",
            NoticeTone::Closing => "休館・時間の変更",
            NoticeTone::Caution => "ご注意",
        }
    }
}

words! {
    /// A welcome in the languages of many visitors; what the interface speaks is another matter.
    greetings = "Welcome　欢迎　환영합니다　Chào mừng　Bem-vindos　Bienvenidos　Maligayang pagdating";
    /// At the foot of the signage.
    touch_to_begin = "さわると はじまります";
    /// An event.
    event = "イベント";
    /// A leaflet on the table.
    leaflet = "チラシ";
    /// A group introduces itself.
    group_speaks = "グループの紹介";
    /// Where more is.
    more_on_this_screen = "くわしくは この画面で 見られます";
    /// Moved.
    moved = "変更があります";
    /// Cancelled.
    cancelled = "中止になりました";
    /// The next closed days.
    closed_days = "これからの休館日";
    /// None soon.
    no_closed_days = "しばらく 休館日はありません";
    /// What the place is.
    welcome = "ここは どんな所？";
    /// First of three sentences.
    welcome_meet = "同じ経験をした人どうしが 集まる「グループ」を さがせます";
    /// Second.
    welcome_free = "お金も お名前も いりません";
    /// Third.
    welcome_stay = "見るだけでも、すわって休むだけでも だいじょうぶです";
}
