//! Words of グループを つくる・つづける, of what groups can use, and of the ways to the desks.

use chrono::NaiveDate;

use super::{Words, fill, words};
use crate::domain::resource::ResourceKind;

impl Words {
    /// The five steps.
    pub fn begin_step(self) -> [&'static str; 5] {
        ["begin_step_1", "begin_step_2", "begin_step_3", "begin_step_4", "begin_step_5"]
            .map(|id| self.say(id))
    }

    /// What to have ready for the first meeting.
    pub fn begin_check(self) -> [&'static str; 6] {
        let ids = [
            "begin_check_1",
            "begin_check_2",
            "begin_check_3",
            "begin_check_4",
            "begin_check_5",
            "begin_check_6",
        ];
        ids.map(|id| self.say(id))
    }

    /// 「しめきり 12月18日(金)」
    pub fn deadline_is(self, date: NaiveDate) -> String {
        fill!(self, "deadline_is", date = self.date(date))
    }

    /// 「受付は 終わりました（10月30日(金)まで）」
    pub fn deadline_over(self, date: NaiveDate) -> String {
        fill!(self, "deadline_over", date = self.date(date))
    }

    /// A kind of resource.
    pub fn resource(self, kind: ResourceKind) -> &'static str {
        self.say(match kind {
            ResourceKind::Grant => "resource_grant",
            ResourceKind::Place => "resource_place",
            ResourceKind::Equipment => "resource_equipment",
            ResourceKind::Printing => "resource_printing",
            ResourceKind::Training => "resource_training",
            ResourceKind::Insurance => "resource_insurance",
            ResourceKind::Support => "resource_support",
        })
    }
}

words! {
    /// The page, and the door to it.
    begin;
    /// On the door.
    begin_sub;
    /// Under the title.
    begin_lead;
    /// Above the steps.
    begin_steps;
    /// Above what to have ready.
    begin_list;
    /// Where a group meets.
    begin_room;
    /// How it gets a room.
    begin_room_how;
    /// How a leaflet gets onto the rack.
    begin_leaflets_how;
    /// Looking for others.
    begin_peers;
    /// Through the desk alone.
    begin_peers_how;
    /// Money that is not paid back.
    begin_grants;
    /// None is known.
    begin_no_grants;
    /// The button to the enquiry slip.
    begin_ask;
    /// Under it.
    begin_ask_how;
    /// Leads to the paper.
    print_begin;
    /// Everything groups can use.
    resources;
    /// What there is.
    resources_sub;
    /// A way to the desks.
    desks_by_place;
    /// Another.
    desks_by_matter;
}
