-- script/failed
  dofile("/dev/zero")
