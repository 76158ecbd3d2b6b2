"""Makes the yardstick beside this file: six layers of the size that every downloaded model of the catalogue is made of (384 wide,
1,536 inside, 12 heads), in 8 bits, with the operators that the quantized models of the hub use.

It is timed, never searched with: how long it takes tells how long a model with more such layers will take on this computer, before that
model is downloaded. Its weights are one small random block, repeated when the model is loaded, so that the file has a few kilobytes.

    python3 build.py        (needs numpy and onnx)
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).parent
WIDTH, LAYERS, HEADS, INNER, BLOCK = 384, 6, 12, 1536, 48
HEAD = WIDTH // HEADS
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
VOCABULARY = [*SPECIAL, "word"]

random = np.random.default_rng(7)


class Graph:
    def __init__(self):
        self.nodes, self.initializers, self.quantized, self.tiled = [], {}, {}, {}

    def constant(self, name, value):
        self.initializers.setdefault(name, numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, operator, *inputs, outputs=1, **attributes):
        names = [f"{operator}_{len(self.nodes)}_{output}" for output in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names if outputs > 1 else names[0]

    def repeated(self, block, rows, columns):
        """A table of constant values; the runtime makes it once, when it loads the model."""
        key = (block, rows, columns)
        if key not in self.tiled:
            times = self.constant(f"times.{rows}.{columns}", np.array([rows, columns], np.int64))
            self.tiled[key] = self.add("Tile", block, times)
        return self.tiled[key]

    def norm(self, x):
        mean = self.add("ReduceMean", x, axes=[-1])
        centred = self.add("Sub", x, mean)
        squares = self.add("Pow", centred, self.constant("two", np.float32(2)))
        variance = self.add("ReduceMean", squares, axes=[-1])
        root = self.add("Sqrt", self.add("Add", variance, self.constant("tiny", np.float32(1e-12))))
        scaled = self.add("Mul", self.add("Div", centred, root), self.constant("ones", np.ones(WIDTH, np.float32)))
        return self.add("Add", scaled, self.constant("zeros", np.zeros(WIDTH, np.float32)))

    def gelu(self, x):
        erf = self.add("Erf", self.add("Div", x, self.constant("root.two", np.float32(2**0.5))))
        product = self.add("Mul", x, self.add("Add", erf, self.constant("1", np.float32(1))))
        return self.add("Mul", product, self.constant("half", np.float32(0.5)))

    def multiply(self, x, rows, columns):
        block = self.constant("weights", random.integers(-64, 65, (BLOCK, BLOCK)).astype(np.int8))
        weights = self.repeated(block, rows // BLOCK, columns // BLOCK)
        if x not in self.quantized:
            self.quantized[x] = self.add("DynamicQuantizeLinear", x, outputs=3)
        y, y_scale, y_zero = self.quantized[x]
        scale = self.add("Mul", y_scale, self.constant("scale", np.float32(0.001)))
        product = self.add("MatMulInteger", y, weights, y_zero, self.constant("zero", np.int8(0)))
        scaled = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), scale)
        return self.add("Add", scaled, self.constant(f"bias.{columns}", np.zeros(columns, np.float32)))

    def heads(self, x, permutation):
        split = self.add("Reshape", x, self.constant("heads", np.array([0, 0, HEADS, HEAD], np.int64)))
        return self.add("Transpose", split, perm=permutation)


def build(path):
    graph = Graph()
    words = graph.constant("words", random.normal(size=(len(VOCABULARY), BLOCK)).astype(np.float32))
    x = graph.norm(graph.add("Gather", graph.repeated(words, 1, WIDTH // BLOCK), "input_ids"))
    seen = graph.add("Cast", graph.add("Unsqueeze", "attention_mask", graph.constant("axes", np.array([1, 2], np.int64))), to=TensorProto.FLOAT)
    unseen = graph.add("Sub", graph.constant("1", np.float32(1)), seen)
    mask = graph.add("Mul", unseen, graph.constant("lowest", np.finfo(np.float32).min))
    for _ in range(LAYERS):
        q = graph.heads(graph.multiply(x, WIDTH, WIDTH), [0, 2, 1, 3])
        k = graph.heads(graph.multiply(x, WIDTH, WIDTH), [0, 2, 3, 1])
        v = graph.heads(graph.multiply(x, WIDTH, WIDTH), [0, 2, 1, 3])
        scores = graph.add("Div", graph.add("MatMul", q, k), graph.constant("root", np.float32(HEAD**0.5)))
        attention = graph.add("Softmax", graph.add("Add", scores, mask), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", attention, v), perm=[0, 2, 1, 3])
        mixed = graph.add("Reshape", mixed, graph.constant("whole", np.array([0, 0, WIDTH], np.int64)))
        x = graph.norm(graph.add("Add", graph.multiply(mixed, WIDTH, WIDTH), x))
        inner = graph.gelu(graph.multiply(x, WIDTH, INNER))
        x = graph.norm(graph.add("Add", graph.multiply(inner, INNER, WIDTH), x))
    graph.nodes.append(helper.make_node("Identity", [x], ["last_hidden_state"]))

    shape = ["batch_size", "sequence_length"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")]
    outputs = [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, WIDTH])]
    whole = helper.make_graph(graph.nodes, "yardstick", inputs, outputs, list(graph.initializers.values()))
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 14)], producer_name="build.py")
    model.ir_version = 7
    onnx.checker.check_model(model)
    path.parent.mkdir(exist_ok=True)
    onnx.save(model, str(path))


def write(name, content):
    (HERE / name).write_text(json.dumps(content, indent=1) + "\n")


build(HERE / "onnx/model_quantized.onnx")

tokens = {token: number for number, token in enumerate(VOCABULARY)}
write(
    "config.json",
    {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "max_position_embeddings": 512,
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
        "model_max_length": 512,
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
            "pair": [],
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
