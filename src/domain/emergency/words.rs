//! What the glass says in each kind of emergency, in every language of the interface, at hand without any network.
//!
//! Only what holds in any public building: stay calm, follow the staff, no lifts. Nothing is promised, no place is
//! named: those are the centre's own facts and stand in its settings.
//!
//! Long because ten languages stand side by side.

use super::EmergencyKind;
use crate::domain::text::Lang;

/// The words of one kind in one language; Japanese may carry readings as `{漢字|かんじ}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// What happened or what to do, legible from afar; in Japanese a space says where it may break.
    pub title: &'static str,
    /// What to do, in two or three short lines.
    pub lines: &'static [&'static str],
}

/// The words of a kind in a language.
pub fn words(kind: EmergencyKind, lang: Lang) -> Words {
    let (title, lines) = match lang {
        Lang::Ja => ja(kind),
        Lang::JaEasy => ja_easy(kind),
        Lang::En => en(kind),
        Lang::ZhHans => zh_hans(kind),
        Lang::ZhHant => zh_hant(kind),
        Lang::Ko => ko(kind),
        Lang::Vi => vi(kind),
        Lang::Pt => pt(kind),
        Lang::Es => es(kind),
        Lang::Tl => tl(kind),
    };
    Words { title, lines }
}

type Said = (&'static str, &'static [&'static str]);

fn ja(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "避難してください",
            &[
                "落ち着いて、職員の案内に従ってください。",
                "エレベーターは使わず、階段へ。",
                "荷物を取りにもどらないでください。",
            ],
        ),
        EmergencyKind::Lifts => (
            "地震です エレベーター停止中",
            &[
                "落ち着いて、職員の案内に従ってください。",
                "エレベーターには乗らないでください。",
                "窓や、倒れそうな物から離れてください。",
            ],
        ),
        EmergencyKind::Tsunami => (
            "津波の おそれがあります",
            &[
                "職員の案内まで、高い階にいてください。",
                "海や川に近づかないでください。",
                "エレベーターは使わないでください。",
            ],
        ),
        EmergencyKind::Blackout => (
            "停電しています",
            &[
                "落ち着いて、職員の案内に従ってください。",
                "エレベーターは使わないでください。",
                "暗い所では、足もとに気をつけてください。",
            ],
        ),
        EmergencyKind::Closing => (
            "臨時に 休館します",
            &["落ち着いて、職員の案内に従ってください。", "くわしくは、職員か窓口にお尋ねください。"],
        ),
    }
}

fn ja_easy(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "{逃|に}げて ください",
            &[
                "{落|お}ち{着|つ}いて、スタッフに ついて {行|い}って ください。",
                "エレベーターは だめです。{階段|かいだん}を {使|つか}って ください。",
                "{荷物|にもつ}を {取|と}りに もどらないで ください。",
            ],
        ),
        EmergencyKind::Lifts => (
            "{地震|じしん}です。エレベーターは {止|と}まって います",
            &[
                "{落|お}ち{着|つ}いて、スタッフの {話|はなし}を {聞|き}いて ください。",
                "エレベーターに {乗|の}らないで ください。",
                "まどや たおれそうな {物|もの}から はなれて ください。",
            ],
        ),
        EmergencyKind::Tsunami => (
            "{津波|つなみ}が {来|く}る かもしれません",
            &[
                "{高|たか}い {階|かい}に いて ください。スタッフの {話|はなし}を {聞|き}いて ください。",
                "{海|うみ}や {川|かわ}に {行|い}かないで ください。",
                "エレベーターを {使|つか}わないで ください。",
            ],
        ),
        EmergencyKind::Blackout => (
            "{電気|でんき}が {止|と}まって います",
            &[
                "{落|お}ち{着|つ}いて、スタッフの {話|はなし}を {聞|き}いて ください。",
                "エレベーターを {使|つか}わないで ください。",
                "{暗|くら}いです。{足|あし}の {下|した}に {気|き}を つけて ください。",
            ],
        ),
        EmergencyKind::Closing => (
            "{今日|きょう}は ここを {閉|し}めます",
            &[
                "{落|お}ち{着|つ}いて、スタッフの {話|はなし}を {聞|き}いて ください。",
                "わからない ことは スタッフに {聞|き}いて ください。",
            ],
        ),
    }
}

fn en(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "Please evacuate",
            &[
                "Stay calm and follow the staff.",
                "Do not use the lifts. Use the stairs.",
                "Do not go back for your belongings.",
            ],
        ),
        EmergencyKind::Lifts => (
            "Earthquake: the lifts are stopped",
            &[
                "Stay calm and follow the staff.",
                "Do not use the lifts.",
                "Keep away from windows and things that may fall.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "Tsunami danger",
            &[
                "Stay on a high floor until the staff guide you.",
                "Keep away from the sea and rivers.",
                "Do not use the lifts.",
            ],
        ),
        EmergencyKind::Blackout => (
            "Power failure",
            &[
                "Stay calm and follow the staff.",
                "Do not use the lifts.",
                "Watch your step where it is dark.",
            ],
        ),
        EmergencyKind::Closing => (
            "Closing today",
            &["Stay calm and follow the staff.", "For details, please ask the staff or the desk."],
        ),
    }
}

fn zh_hans(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => {
            ("请避难", &["请保持冷静，听从工作人员引导。", "请勿乘电梯，请走楼梯。", "请不要回去拿行李。"])
        }
        EmergencyKind::Lifts => (
            "发生地震，电梯已停运",
            &["请保持冷静，听从工作人员引导。", "请勿乘电梯。", "请远离窗户和易倒物品。"],
        ),
        EmergencyKind::Tsunami => {
            ("可能发生海啸", &["在工作人员引导之前，请留在高层。", "请勿靠近海边和河边。", "请勿乘电梯。"])
        }
        EmergencyKind::Blackout => {
            ("现在停电", &["请保持冷静，听从工作人员引导。", "请勿乘电梯。", "暗处请注意脚下。"])
        }
        EmergencyKind::Closing => {
            ("临时闭馆", &["请保持冷静，听从工作人员引导。", "详情请询问工作人员或窗口。"])
        }
    }
}

fn zh_hant(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => {
            ("請避難", &["請保持冷靜，聽從工作人員引導。", "請勿搭電梯，請走樓梯。", "請不要回去拿行李。"])
        }
        EmergencyKind::Lifts => (
            "發生地震，電梯已停駛",
            &["請保持冷靜，聽從工作人員引導。", "請勿搭電梯。", "請遠離窗戶和易倒物品。"],
        ),
        EmergencyKind::Tsunami => {
            ("可能發生海嘯", &["在工作人員引導之前，請留在高樓層。", "請勿靠近海邊和河邊。", "請勿搭電梯。"])
        }
        EmergencyKind::Blackout => {
            ("現在停電", &["請保持冷靜，聽從工作人員引導。", "請勿搭電梯。", "暗處請注意腳下。"])
        }
        EmergencyKind::Closing => {
            ("臨時閉館", &["請保持冷靜，聽從工作人員引導。", "詳情請詢問工作人員或櫃台。"])
        }
    }
}

fn ko(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "대피해 주십시오",
            &[
                "침착하게 직원의 안내에 따라 주십시오.",
                "엘리베이터를 타지 말고 계단을 이용하십시오.",
                "짐을 가지러 돌아가지 마십시오.",
            ],
        ),
        EmergencyKind::Lifts => (
            "지진: 엘리베이터 정지 중",
            &[
                "침착하게 직원의 안내에 따라 주십시오.",
                "엘리베이터를 타지 마십시오.",
                "창문과 넘어질 것 같은 물건에서 떨어지십시오.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "쓰나미(지진 해일) 위험",
            &[
                "직원의 안내가 있을 때까지 높은 층에 계십시오.",
                "바다와 강에 가까이 가지 마십시오.",
                "엘리베이터를 타지 마십시오.",
            ],
        ),
        EmergencyKind::Blackout => (
            "정전입니다",
            &[
                "침착하게 직원의 안내에 따라 주십시오.",
                "엘리베이터를 타지 마십시오.",
                "어두운 곳에서는 발밑을 조심하십시오.",
            ],
        ),
        EmergencyKind::Closing => (
            "임시 휴관합니다",
            &["침착하게 직원의 안내에 따라 주십시오.", "자세한 것은 직원이나 창구에 문의하십시오."],
        ),
    }
}

fn vi(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "Hãy sơ tán",
            &[
                "Hãy bình tĩnh và làm theo hướng dẫn của nhân viên.",
                "Không dùng thang máy. Hãy đi cầu thang bộ.",
                "Đừng quay lại lấy đồ.",
            ],
        ),
        EmergencyKind::Lifts => (
            "Động đất: thang máy đã dừng",
            &[
                "Hãy bình tĩnh và làm theo hướng dẫn của nhân viên.",
                "Không dùng thang máy.",
                "Tránh xa cửa sổ và đồ vật dễ đổ.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "Nguy cơ sóng thần",
            &[
                "Hãy ở tầng cao cho đến khi có hướng dẫn của nhân viên.",
                "Không đến gần biển và sông.",
                "Không dùng thang máy.",
            ],
        ),
        EmergencyKind::Blackout => (
            "Mất điện",
            &[
                "Hãy bình tĩnh và làm theo hướng dẫn của nhân viên.",
                "Không dùng thang máy.",
                "Chú ý bước chân ở chỗ tối.",
            ],
        ),
        EmergencyKind::Closing => (
            "Hôm nay đóng cửa tạm thời",
            &[
                "Hãy bình tĩnh và làm theo hướng dẫn của nhân viên.",
                "Xin hỏi nhân viên hoặc quầy để biết thêm.",
            ],
        ),
    }
}

fn pt(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "Evacue o local",
            &[
                "Mantenha a calma e siga os funcionários.",
                "Não use os elevadores. Use as escadas.",
                "Não volte para buscar seus pertences.",
            ],
        ),
        EmergencyKind::Lifts => (
            "Terremoto: elevadores parados",
            &[
                "Mantenha a calma e siga os funcionários.",
                "Não use os elevadores.",
                "Afaste-se das janelas e de objetos que possam cair.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "Perigo de tsunami",
            &[
                "Fique em um andar alto até a orientação dos funcionários.",
                "Não se aproxime do mar nem dos rios.",
                "Não use os elevadores.",
            ],
        ),
        EmergencyKind::Blackout => (
            "Falta de energia",
            &[
                "Mantenha a calma e siga os funcionários.",
                "Não use os elevadores.",
                "Cuidado onde pisa nos lugares escuros.",
            ],
        ),
        EmergencyKind::Closing => (
            "Fechamento temporário",
            &["Mantenha a calma e siga os funcionários.", "Para saber mais, pergunte aos funcionários."],
        ),
    }
}

fn es(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "Evacúe el lugar",
            &[
                "Mantenga la calma y siga al personal.",
                "No use los ascensores. Use las escaleras.",
                "No vuelva por sus pertenencias.",
            ],
        ),
        EmergencyKind::Lifts => (
            "Terremoto: ascensores parados",
            &[
                "Mantenga la calma y siga al personal.",
                "No use los ascensores.",
                "Aléjese de las ventanas y de lo que pueda caer.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "Peligro de tsunami",
            &[
                "Quédese en un piso alto hasta que el personal le guíe.",
                "No se acerque al mar ni a los ríos.",
                "No use los ascensores.",
            ],
        ),
        EmergencyKind::Blackout => (
            "Corte de luz",
            &[
                "Mantenga la calma y siga al personal.",
                "No use los ascensores.",
                "Cuidado al caminar donde esté oscuro.",
            ],
        ),
        EmergencyKind::Closing => (
            "Cierre temporal",
            &["Mantenga la calma y siga al personal.", "Para más detalles, pregunte al personal."],
        ),
    }
}

fn tl(kind: EmergencyKind) -> Said {
    match kind {
        EmergencyKind::Evacuation => (
            "Lumikas po kayo",
            &[
                "Manatiling kalmado at sumunod sa mga kawani.",
                "Huwag gumamit ng elevator. Gumamit ng hagdan.",
                "Huwag nang balikan ang mga gamit.",
            ],
        ),
        EmergencyKind::Lifts => (
            "Lindol: nakahinto ang mga elevator",
            &[
                "Manatiling kalmado at sumunod sa mga kawani.",
                "Huwag gumamit ng elevator.",
                "Lumayo sa bintana at sa mga maaaring matumba.",
            ],
        ),
        EmergencyKind::Tsunami => (
            "Panganib ng tsunami",
            &[
                "Manatili sa mataas na palapag hanggang may gabay ng kawani.",
                "Huwag lumapit sa dagat at ilog.",
                "Huwag gumamit ng elevator.",
            ],
        ),
        EmergencyKind::Blackout => (
            "Walang kuryente",
            &[
                "Manatiling kalmado at sumunod sa mga kawani.",
                "Huwag gumamit ng elevator.",
                "Mag-ingat sa paglakad sa madilim.",
            ],
        ),
        EmergencyKind::Closing => (
            "Pansamantalang sarado",
            &["Manatiling kalmado at sumunod sa mga kawani.", "Magtanong sa kawani para sa detalye."],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ruby::RubyText;

    fn all() -> impl Iterator<Item = (EmergencyKind, Lang, Words)> {
        let pairs = EmergencyKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang)));
        pairs.map(|(kind, lang)| (kind, lang, words(kind, lang)))
    }

    fn is_kanji(c: char) -> bool {
        ('\u{3400}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn every_language_says_as_much_as_japanese_and_in_its_own_words() {
        for (kind, lang, said) in all() {
            let ja = words(kind, Lang::Ja);
            assert_eq!(said.lines.len(), ja.lines.len(), "{kind:?} {lang:?}");
            assert!((2..=3).contains(&said.lines.len()));
            assert!(lang == Lang::Ja || said.title != ja.title, "{kind:?} {lang:?}");
            let longest =
                said.lines.iter().chain([&said.title]).map(|it| RubyText::parse(it).plain().chars().count());
            assert!(longest.max() <= Some(62), "{kind:?} {lang:?} is too long to be read from afar");
        }
    }

    /// One meaning to a sentence, at most 30 characters and 13 kanji, a reading on every kanji.
    #[test]
    fn easy_japanese_keeps_its_rules() {
        let easy = all().filter(|(_, lang, _)| *lang == Lang::JaEasy);
        for line in
            easy.flat_map(|(_, _, said)| said.lines.iter().chain([&said.title]).copied().collect::<Vec<_>>())
        {
            let text = RubyText::parse(line);
            let mut bare = text.spans().iter().filter(|span| span.reading.is_none());
            assert!(bare.all(|span| !span.base.chars().any(is_kanji)), "{line} lacks a reading");
            assert!(text.plain().chars().filter(|c| is_kanji(*c)).count() <= 13, "{line}");
            let letters = |sentence: &str| sentence.chars().filter(|c| *c != ' ').count();
            assert!(text.plain().split('。').all(|sentence| letters(sentence) <= 30), "{line} is too long");
        }
    }

    /// Never what nobody can know: that it is safe, that somebody comes, when it ends.
    #[test]
    fn nothing_is_promised() {
        for (_, _, said) in all() {
            let text = said.lines.concat() + said.title;
            for word in
                ["安全です", "大丈夫", "だいじょうぶ", "safe", "soon", "まもなく", "すぐに", "お知らせします"]
            {
                assert!(!text.contains(word), "{text}");
            }
        }
    }
}
