"""Makes the tiny BERT beside this file: 2 layers, 64 wide, random weights from a fixed seed, its own small WordPiece vocabulary.

It stands for every downloaded model in the tests: another width and another architecture than the starter's, small enough
for the repository, loaded by the real runtime. Words that two texts share bring their vectors together, nothing else does.

model.onnx computes in float32, from weights kept in 8 bits for their size; model_quantized.onnx computes in 8 bits, with the
operators that the quantized models of the hub use.

    python3 build.py        (needs numpy and onnx)
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).parent
WIDTH, LAYERS, HEADS, INNER, POSITIONS = 64, 2, 2, 128, 256
HEAD = WIDTH // HEADS

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
PIECES = "ing ed er ly tion ment ness able al ous ive ity est ent ers es"
WORDS = """the of and to in is it for on with as by at from this that be are was not or an you we can will how what when
which set up use file note list name text word line page book time day week year home work run make new old first last
water river sea mountain tree garden food bread coffee tea music train car road city house door window light night sun
rain snow dog cat bird horse person child friend letter paper money price ticket computer network server process thread
memory disk index search query vector model data database table key lock error test code function class loop""".split()
VOCABULARY = [
    *SPECIAL,
    *CHARACTERS,
    *(f"##{character}" for character in CHARACTERS),
    *(f"##{piece}" for piece in PIECES.split()),
    *".,;:!?-()'\"/#_",
    *WORDS,
]

random = np.random.default_rng(7)


def weights(rows, columns, spread):
    """Random weights in 8 bits and their scale: value = weights * scale."""
    return random.integers(-64, 65, (rows, columns)).astype(np.int8), np.float32(spread / 37)


# The words weigh most: what a text holds decides its vector, what the layers do to it much less.
TABLES = {
    "words": weights(len(VOCABULARY), WIDTH, 1.0),
    "positions": weights(POSITIONS, WIDTH, 0.02),
    "kinds": weights(2, WIDTH, 0.02),
}
SIZES = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "o": (WIDTH, WIDTH), "in": (WIDTH, INNER), "out": (INNER, WIDTH)}
LAYER = [{name: weights(*size, 0.05) for name, size in SIZES.items()} for _ in range(LAYERS)]


class Graph:
    def __init__(self):
        self.nodes, self.initializers, self.quantized = [], {}, {}

    def constant(self, name, value):
        self.initializers.setdefault(name, numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, operator, *inputs, outputs=1, **attributes):
        names = [f"{operator}_{len(self.nodes)}_{output}" for output in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names if outputs > 1 else names[0]

    def rows(self, ids, table):
        values, scale = TABLES[table]
        row = self.add("Cast", self.add("Gather", self.constant(table, values), ids), to=TensorProto.FLOAT)
        return self.add("Mul", row, self.constant(f"{table}.scale", scale))

    def norm(self, x):
        mean = self.add("ReduceMean", x, axes=[-1])
        centred = self.add("Sub", x, mean)
        variance = self.add("ReduceMean", self.add("Mul", centred, centred), axes=[-1])
        return self.add("Div", centred, self.add("Sqrt", self.add("Add", variance, self.constant("tiny", np.float32(1e-12)))))

    def multiply(self, x, layer, name, in_8_bits):
        values, scale = LAYER[layer][name]
        kept = self.constant(f"{layer}.{name}", values)
        scale = self.constant(f"{layer}.{name}.scale", scale)
        if not in_8_bits:
            return self.add("MatMul", x, self.add("DequantizeLinear", kept, scale))
        if x not in self.quantized:
            self.quantized[x] = self.add("DynamicQuantizeLinear", x, outputs=3)
        y, y_scale, y_zero = self.quantized[x]
        product = self.add("MatMulInteger", y, kept, y_zero, self.constant("zero", np.int8(0)))
        return self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), self.add("Mul", y_scale, scale))

    def heads(self, x, permutation):
        split = self.add("Reshape", x, self.constant("heads", np.array([0, 0, HEADS, HEAD], np.int64)))
        return self.add("Transpose", split, perm=permutation)


def build(path, in_8_bits):
    graph = Graph()
    length = graph.add("Shape", "input_ids")
    length = graph.add("Gather", length, graph.constant("one", np.array([1], np.int64)))
    start = graph.constant("start", np.array([0], np.int64))
    positions = graph.add("Slice", graph.constant("position.ids", np.arange(POSITIONS, dtype=np.int64)), start, length)
    words = graph.add("Add", graph.rows("input_ids", "words"), graph.rows("token_type_ids", "kinds"))
    x = graph.norm(graph.add("Add", words, graph.rows(positions, "positions")))

    seen = graph.add("Cast", graph.add("Unsqueeze", "attention_mask", graph.constant("axes", np.array([1, 2], np.int64))), to=TensorProto.FLOAT)
    unseen = graph.add("Sub", graph.constant("1", np.float32(1)), seen)
    mask = graph.add("Mul", unseen, graph.constant("lowest", np.finfo(np.float32).min))

    for layer in range(LAYERS):
        q = graph.heads(graph.multiply(x, layer, "q", in_8_bits), [0, 2, 1, 3])
        k = graph.heads(graph.multiply(x, layer, "k", in_8_bits), [0, 2, 3, 1])
        v = graph.heads(graph.multiply(x, layer, "v", in_8_bits), [0, 2, 1, 3])
        scores = graph.add("Div", graph.add("MatMul", q, k), graph.constant("root", np.float32(HEAD**0.5)))
        attention = graph.add("Softmax", graph.add("Add", scores, mask), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", attention, v), perm=[0, 2, 1, 3])
        mixed = graph.add("Reshape", mixed, graph.constant("whole", np.array([0, 0, WIDTH], np.int64)))
        x = graph.norm(graph.add("Add", graph.multiply(mixed, layer, "o", in_8_bits), x))
        inner = graph.add("Relu", graph.multiply(x, layer, "in", in_8_bits))
        x = graph.norm(graph.add("Add", graph.multiply(inner, layer, "out", in_8_bits), x))
    graph.nodes.append(helper.make_node("Identity", [x], ["last_hidden_state"]))

    shape = ["batch_size", "sequence_length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, WIDTH])]
    whole = helper.make_graph(graph.nodes, "tiny", inputs, outputs, list(graph.initializers.values()))
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 14)], producer_name="build.py")
    model.ir_version = 7
    onnx.checker.check_model(model)
    path.parent.mkdir(exist_ok=True)
    onnx.save(model, str(path))


def write(name, content):
    (HERE / name).write_text(json.dumps(content, indent=1) + "\n")


build(HERE / "onnx/model.onnx", in_8_bits=False)
build(HERE / "onnx/model_quantized.onnx", in_8_bits=True)

tokens = {token: number for number, token in enumerate(VOCABULARY)}
assert len(tokens) == len(VOCABULARY), "A word stands twice in the vocabulary."
write(
    "config.json",
    {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "vocab_size": len(VOCABULARY),
        "pad_token_id": 0,
    },
)
write(
    "tokenizer_config.json",
    {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": True,
        "model_max_length": POSITIONS,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    },
)
write(
    "tokenizer.json",
    {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": tokens[token], "content": token, "special": True, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
            for token in SPECIAL
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
            "pair": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
                {"Sequence": {"id": "B", "type_id": 1}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 1}},
            ],
            "special_tokens": {token: {"id": token, "ids": [tokens[token]], "tokens": [token]} for token in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": tokens,
        },
    },
)
