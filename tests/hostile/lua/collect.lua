-- script/failed
  collectgarbage("stop")
