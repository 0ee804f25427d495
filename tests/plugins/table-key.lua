return {
  name = "table-key",
  media_type = "text/plain",
  extension = "txt",
  summary = "a key that is none",
  kinds = "result",
  rendr = function(doc, out) out:write("x") end,
}
