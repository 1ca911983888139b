//! Words of 郵便・ロッカー.

use chrono::NaiveDate;

use super::{Words, words};
use crate::domain::mailbox::{BoxKind, Post};

impl Words {
    /// 「郵便が 届いています」
    pub fn post(self, post: Post) -> &'static str {
        match post {
            Post::Waiting => "郵便が 届いています",
            Post::Nothing => "郵便は 届いていません",
        }
    }

    /// 「メールボックスの 期限：2027年3月31日(水)」
    pub fn lent_until(self, kind: BoxKind, day: NaiveDate) -> String {
        let what = match kind {
            BoxKind::Mailbox => "メールボックス",
            BoxKind::Locker => "ロッカー",
        };
        format!("{what}を 使える日：{}まで", self.date_long(day))
    }

    /// Where a group asks when it has no PIN, or another one.
    pub fn pin_where(self, extension: &str) -> String {
        format!(
            "暗証番号は 箱を 借りたときに お渡ししたものです。分からないときは 12階の窓口（{}）へ どうぞ。",
            self.extension(extension)
        )
    }

    /// What is typed of the number of a box, for whoever hears it.
    pub fn box_digits_typed(self, filled: usize, count: usize) -> String {
        format!("箱の番号 {count}けたのうち {filled}けた 入りました")
    }

    /// What is typed of a PIN, for whoever hears it.
    pub fn pin_digits_typed(self, filled: usize, count: usize) -> String {
        format!("暗証番号 {count}けたのうち {filled}けた 入りました")
    }
}

words! {
    /// The page.
    post_and_lockers = "郵便・ロッカー";
    /// Above the number.
    box_ask = "箱の番号（3けた）";
    /// Above the PIN.
    pin_ask = "暗証番号（4けた）";
    /// The button.
    see_post = "郵便を 見る";
    /// Neither says which of the two is another.
    box_wrong = "箱の番号か 暗証番号が ちがいます。もういちど 押してください。";
    /// Where the post lies.
    post_where = "12階の窓口で お渡しします。";
    /// Nothing the desk ticked.
    post_none_note = "窓口の人が 届いた日に 印を 付けます。";
}
