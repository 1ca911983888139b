// What comes over the counter: post that is ticked and taken back, and consultations that are counted.
import { after, before } from "node:test";
import { Stage, atBothSizes, look, sees } from "./browser.js";

let stage;
before(async () => { stage = await Stage.set({ kiosk: false }); });
after(() => stage.strike());

atBothSizes("post is ticked and taken back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.goto("/post");
  await sees(page.getByRole("heading", { level: 1, name: "届いた郵便" }));
  const before = await page.getByText("郵便あり", { exact: true }).count();
  const box = page.getByRole("checkbox", { checked: false }).first();
  await box.check();
  await page.getByRole("button", { name: "書きとめる" }).click();
  await sees(page.getByText("郵便あり", { exact: true }).nth(before));
  await look(page, "post");
  await page.getByRole("button", { name: "元に戻す", exact: true }).click();
  await page.getByText("郵便あり", { exact: true }).nth(before).waitFor({ state: "detached" });
  await page.getByRole("link", { name: /を直す$/ }).first().click();
  await sees(page.getByLabel("借りるグループ"));
  await look(page, "mailbox");
});

atBothSizes("a consultation is counted with one press and taken back", () => stage, async (size) => {
  const page = await stage.logIn(size);
  await page.getByRole("link", { name: "相談の数" }).first().click();
  await sees(page.getByText(/きょうは 0件/));
  await page.getByRole("button", { name: /^電話・\s*家族\s*を1件足す/ }).click();
  await sees(page.getByText("電話・家族 を 1件 足しました。"));
  await look(page, "consultations");
  await page.getByRole("button", { name: "取り消す" }).click();
  await sees(page.getByText("取り消しました。"));
  await sees(page.getByText(/きょうは 0件/));
});
