func.func @scale(%x: tensor<?xf32>, %y: tensor<f32>) -> tensor<?xf32> {
  %0 = tnp.multiply %x, %y : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

func.func @rows(%x: tensor<?x?xf32>, %i: tensor<?xi64>) -> tensor<?x?xf32> {
  %exp = tnp.exp %x : tensor<?x?xf32>
  %sum = tnp.sum %exp axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  %log = tnp.log %sum : tensor<?xf32>
  %rows = tnp.take %x, %i axis = 0 : (tensor<?x?xf32>, tensor<?xi64>) -> tensor<?x?xf32>
  return %rows : tensor<?x?xf32>
}
