return {
  name = "wordy",
  media_type = "text/plain",
  extension = "txt",
  summary = "writes without end, and does not mind",
  kinds = "result",
  render = function(doc, out)
    local line = ("x"):rep(1000)
    while pcall(function() out:write(line) end) do end
  end,
}
