"""A language model of a few thousand random weights, as a GGUF file: it says nonsense, and speaks the protocol.

Usage: bench/tiny_model.py OUT.gguf (needs the packages gguf and numpy). The same file every time.
"""
import sys

import gguf
import numpy as np

WIDTH, HEADS, LAYERS, INNER, CONTEXT = 64, 2, 1, 128, 32768
draw = np.random.default_rng(1)
# One token a byte, so that whatever text comes is read.
tokens = [b"<unk>", b"<s>", b"</s>"] + [b"<0x%02X>" % byte for byte in range(256)]
kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL] + [gguf.TokenType.BYTE] * 256

out = gguf.GGUFWriter(sys.argv[1], "llama")
out.add_context_length(CONTEXT)
out.add_embedding_length(WIDTH)
out.add_block_count(LAYERS)
out.add_feed_forward_length(INNER)
out.add_head_count(HEADS)
out.add_head_count_kv(HEADS)
out.add_layer_norm_rms_eps(1e-5)
out.add_rope_dimension_count(WIDTH // HEADS)
out.add_vocab_size(len(tokens))
out.add_tokenizer_model("llama")
out.add_token_list(tokens)
out.add_token_scores([0.0] * len(tokens))
out.add_token_types(kinds)
out.add_bos_token_id(1)
out.add_eos_token_id(2)
out.add_unk_token_id(0)
out.add_chat_template("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant: ")


def random(*shape):
    return draw.normal(0.0, 0.3, shape).astype(np.float32)


out.add_tensor("token_embd.weight", random(len(tokens), WIDTH))
for layer in range(LAYERS):
    for name, shape in [("attn_q", (WIDTH, WIDTH)), ("attn_k", (WIDTH, WIDTH)), ("attn_v", (WIDTH, WIDTH)),
                        ("attn_output", (WIDTH, WIDTH)), ("ffn_gate", (INNER, WIDTH)), ("ffn_up", (INNER, WIDTH)),
                        ("ffn_down", (WIDTH, INNER))]:
        out.add_tensor(f"blk.{layer}.{name}.weight", random(*shape))
    for name in ["attn_norm", "ffn_norm"]:
        out.add_tensor(f"blk.{layer}.{name}.weight", np.ones(WIDTH, dtype=np.float32))
out.add_tensor("output_norm.weight", np.ones(WIDTH, dtype=np.float32))
out.add_tensor("output.weight", random(len(tokens), WIDTH))
out.write_header_to_file()
out.write_kv_data_to_file()
out.write_tensors_to_file()
out.close()
