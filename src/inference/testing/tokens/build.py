#!/usr/bin/env python3
"""
The token ids that the published tokenizers make of the sentences beside this file, as token-ids.json; and a character map of
eight rules, compiled by SentencePiece, as small-map.txt.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3 sentencepiece==0.2.3 protobuf
    venv/bin/python build.py <folder of models>

The folder is laid out as ../shared/models. Of each sentence there is the text as it stands and, where it differs, the same
in decomposed characters (NFD), as macOS and some input methods write it.

- `bert`: MiniLM's and bge's tokenizer, the same for both, by Hugging Face's `tokenizers`.
- `starter`: the built-in model's, in the same way.
- `e5`: multilingual-e5-small's pieces, scores and character map, by SentencePiece itself, which made that tokenizer.
- `e5Fast`: the same by `tokenizers`, where it differs. That library applies the map to a character with its marks only if
  they have less than six bytes together, and then to their beginning: of decomposed Hangul and kana it leaves the parts, of
  ấ in three parts it drops the last.
"""
import json
import pathlib
import sys
import tempfile
import unicodedata
from base64 import b64decode, b64encode

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as proto
from tokenizers import Tokenizer

here = pathlib.Path(__file__).parent
models = pathlib.Path(sys.argv[1])
starter = here.parents[3] / "resources/models/starter/tokenizer.json"


def fast(path):
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return lambda text: tokenizer.encode(text).ids


def sentence_piece(path):
    """SentencePiece over the contents of a tokenizer.json, whose ids are those of the published model."""
    content = json.loads(path.read_text())
    control, unknown, normal = (getattr(proto.ModelProto.SentencePiece, kind) for kind in ("CONTROL", "UNKNOWN", "NORMAL"))
    kinds = {"<s>": control, "<pad>": control, "</s>": control, "<mask>": control, "<unk>": unknown}
    model = proto.ModelProto()
    for piece, score in content["model"]["vocab"]:
        model.pieces.add(piece=piece, score=score, type=kinds.get(piece, normal))
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.unk_id, model.trainer_spec.bos_id, model.trainer_spec.eos_id, model.trainer_spec.pad_id = 3, 0, 2, 1
    model.normalizer_spec.name = "nmt_nfkc"
    model.normalizer_spec.precompiled_charsmap = b64decode(content["normalizer"]["normalizers"][0]["precompiled_charsmap"])
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())
    return lambda text: [0, *processor.encode(text), 2]


mini_lm = fast(models / "real/Xenova/all-MiniLM-L6-v2/tokenizer.json")
bge = fast(models / "real/Xenova/bge-small-en-v1.5/tokenizer.json")
own = fast(starter)
e5_json = models / "real/multilingual-e5-small-from-4-bit/tokenizer.json"
e5, e5_fast = sentence_piece(e5_json), fast(e5_json)

rows = []
for language, sentences in json.loads((here / "sentences.json").read_text()).items():
    decomposed = [unicodedata.normalize("NFD", sentence) for sentence in sentences]
    for text in sentences + [text for text in decomposed if text not in sentences]:
        assert mini_lm(text) == bge(text)
        row = {"language": language, "text": text, "bert": bge(text), "starter": own(text), "e5": e5(text)}
        if e5_fast(text) != row["e5"]:
            row["e5Fast"] = e5_fast(text)
        rows.append(row)
lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
(here / "token-ids.json").write_text(f"[\n{lines}\n]\n")
print(f"{len(rows)} texts, {sum('e5Fast' in row for row in rows)} of which tokenizers and SentencePiece read differently")

rules = [
    ("ｆ", "f"), ("ﬁ", "fi"), ("か\u3099", "が"), ("\u1112\u1161", "하"), ("\u1112\u1161\u11ab", "한"),
    ("\u00ad", ""), ("\u3000", " "), ("𝐛", "b"),
]
with tempfile.NamedTemporaryFile("w", suffix=".tsv") as table:
    for pair in rules:
        table.write("\t".join(" ".join(f"{ord(char):X}" for char in side) for side in pair) + "\n")
    table.flush()
    small = proto.ModelProto()
    small.ParseFromString(sentencepiece.SentencePieceNormalizer(rule_tsv=table.name).serialized_model_proto())
(here / "small-map.txt").write_text(b64encode(small.normalizer_spec.precompiled_charsmap).decode() + "\n")
