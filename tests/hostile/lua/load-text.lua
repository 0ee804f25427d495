-- script/failed
  load("while true do end")()
