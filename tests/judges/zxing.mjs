// What zxing (C++, as WebAssembly) reads in pictures: their names come on standard input, one code a line goes out, empty for none.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// Its own file, not one from elsewhere.
const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
await prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) }, fireImmediately: true });

/** A binary PGM (netpbm): "P5 WIDTH HEIGHT 255" and a byte for each dot. */
function picture(file) {
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString("latin1"));
  const [width, height] = [Number(head[1]), Number(head[2])];
  const data = new Uint8ClampedArray(width * height * 4);
  bytes.subarray(head[0].length).forEach((grey, at) => data.set([grey, grey, grey, 255], at * 4));
  return { data, width, height };
}

for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [code] = await readBarcodes(picture(file), { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  console.log(code?.isValid ? code.text : "");
}
