-- script/failed
  rawset(string, "len", nil)
